import { Construct } from "constructs";
import type { ComponentContext } from "../../../contracts/component";
import { Certificate } from "../../../kubernetes/certificate";

export interface DaemonCertificatesProps {
  readonly context: ComponentContext;
  /** Secret of the daemon's certificate. */
  readonly serverSecret: string;
  /** Names that clients reach it by. */
  readonly hosts: readonly string[];
  /** Secret of the clients' certificate, in each of their namespaces. */
  readonly clientSecret: string;
  readonly clientNamespaces: readonly string[];
}

/** Certificates of both sides. The daemon takes whoever shows a client's certificate of the same CA. */
export class DaemonCertificates extends Construct {
  constructor(scope: Construct, id: string, props: DaemonCertificatesProps) {
    super(scope, id);
    const { context, serverSecret, clientSecret } = props;
    new Certificate(this, "server", { context, name: serverSecret, secretName: serverSecret, dnsNames: props.hosts });
    for (const namespace of props.clientNamespaces) {
      new Certificate(this, `client-${namespace}`, {
        context: { ...context, namespace },
        name: clientSecret,
        secretName: clientSecret,
        dnsNames: [`${clientSecret}.${namespace}`],
        of: "client",
      });
    }
  }
}
