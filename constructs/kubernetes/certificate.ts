import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { CustomResources } from "../core/custom-resources";

export interface CertificateProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** Secret of type kubernetes.io/tls with tls.crt, tls.key and, from a CA, ca.crt. */
  readonly secretName: string;
  readonly dnsNames: readonly string[];
  /** Default: none. */
  readonly ipAddresses?: readonly string[];
  /** Days that a certificate is valid. Default: 90. */
  readonly days?: number;
  /** What it is shown as. Default: a server's. */
  readonly of?: "server" | "client";
}

/** A certificate that cert-manager issues and renews by the target's issuer, with a new key each time. */
export class Certificate extends Construct {
  /** @throws Error when the target has no issuer. */
  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const { context, name } = props;
    const issuer = context.cluster.certificateIssuer;
    if (!issuer)
      throw new Error(`${name}: the target has no certificate issuer; configuration should have refused this`);
    const hours = (props.days ?? 90) * 24;
    new CustomResources(this, "certificate", {
      name: `${name}-certificate`,
      namespace: context.namespace,
      objects: [
        {
          apiVersion: "cert-manager.io/v1",
          kind: "Certificate",
          metadata: { name, namespace: context.namespace },
          spec: {
            secretName: props.secretName,
            dnsNames: [...props.dnsNames],
            ...(props.ipAddresses?.length ? { ipAddresses: [...props.ipAddresses] } : {}),
            duration: `${hours}h0m0s`,
            // A third of its life before it ends, as cert-manager does by itself, but visible.
            renewBefore: `${hours / 3}h0m0s`,
            privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Always" },
            usages: ["digital signature", `${props.of ?? "server"} auth`],
            issuerRef: { group: "cert-manager.io", kind: issuer.kind, name: issuer.name },
          },
        },
      ],
    });
  }
}
