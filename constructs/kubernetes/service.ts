import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";
import type { Exposure } from "../../config/fields/exposure";
import { labelPrefix } from "../../config/naming";
import type { ComponentContext } from "../contracts/component";
import { acknowledge } from "../core/acknowledge";
import { exposureRequest } from "./exposure-request";

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  /** Port of the pod. Default: the same. */
  readonly targetPort?: number;
}

export interface ServiceProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** Labels that select the pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** TCP ports. */
  readonly ports: readonly ServicePort[];
  /** Who may reach it from outside the cluster. Default: nobody. */
  readonly exposure?: Exposure;
  /** Name that clients outside call it by. Default: none. */
  readonly host?: string;
  /** Said of a service that speaks HTTP. Default: any protocol on TCP. */
  readonly http?: { readonly healthPath: string };
  /**
   * Headless: names for pods instead of one address, including pods that are not ready; never exposed.
   * An address: this one of the cluster's service network, for nodes, which cannot ask cluster DNS.
   * Default: one address that the cluster chooses.
   */
  readonly addressing?: "clusterIp" | "headless" | { readonly address: string };
}

/** A Service inside the cluster, headless, or behind a load balancer of the target's kind. */
export class Service extends Construct {
  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    const { context, name, exposure } = props;
    if (exposure && props.addressing === "headless") {
      throw new Error(
        `${this.node.path}: the headless service ${name} cannot be exposed; give the exposed one an address of its own`,
      );
    }
    const exposed =
      exposure &&
      context.cluster.exposure.expose(this, "exposure", {
        ...exposureRequest(exposure, props),
        service: {
          namespace: context.namespace,
          name,
          ports: props.ports.map((port) => ({ targetPort: port.port, ...port })),
        },
      });
    const service = new ServiceV1(this, "service", {
      metadata: {
        name,
        namespace: context.namespace,
        ...(exposed
          ? {
              annotations: {
                ...exposed.annotations,
                [`${labelPrefix}/reach`]: exposure.kind === "internal" ? "internal" : "internet",
              },
            }
          : {}),
      },
      spec: {
        type: exposed?.type ?? "ClusterIP",
        selector: { ...props.selector },
        port: props.ports.map(({ name: portName, port, targetPort }) => ({
          name: portName,
          port,
          targetPort: String(targetPort ?? port),
          protocol: "TCP",
        })),
        ...(props.addressing === "headless" ? { clusterIp: "None", publishNotReadyAddresses: true } : {}),
        ...(typeof props.addressing === "object" ? { clusterIp: props.addressing.address } : {}),
        ...(exposed
          ? {
              ...(exposed.loadBalancerClass ? { loadBalancerClass: exposed.loadBalancerClass } : {}),
              ...(exposed.loadBalancerSourceRanges
                ? { loadBalancerSourceRanges: [...exposed.loadBalancerSourceRanges] }
                : {}),
              ...(exposed.externalTrafficPolicy ? { externalTrafficPolicy: exposed.externalTrafficPolicy } : {}),
            }
          : {}),
      },
      waitForLoadBalancer: exposed?.type === "LoadBalancer",
    });
    // Elsewhere the Service itself is not public, and what is acknowledges it by `openBecause`.
    if (exposure?.kind === "open" && exposed?.type === "LoadBalancer") {
      acknowledge(service, "public-exposure", exposure.reason);
    }
  }
}
