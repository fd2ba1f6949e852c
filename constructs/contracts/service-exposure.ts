import type { Construct } from "constructs";

/** Who may reach a Service from outside its cluster. */
export interface ExposureRequest {
  readonly reach: "internal" | "internet";
  /** Networks that may connect. Left out: the private network (internal) or, acknowledged, everybody (internet). */
  readonly cidrs?: readonly string[];
  readonly service: ExposedPorts;
  /** Name that clients call it by, where they call it by a name; a target that keeps DNS zones makes the record. */
  readonly host?: string;
  /** Said of a service that speaks plain HTTP behind whoever ends TLS: it can share a load balancer by its host. */
  readonly http?: { readonly healthPath: string };
}

/** The Service that is exposed. */
export interface ExposedPorts {
  readonly namespace: string;
  readonly name: string;
  /** TCP ports. */
  readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];
}

/** The fields of a Service that bring it to the load balancer of this target. */
export interface ExposedService {
  /** `ClusterIP` where the load balancer is not made from the Service, and outlives it. */
  readonly type: "LoadBalancer" | "ClusterIP";
  readonly loadBalancerClass?: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly loadBalancerSourceRanges?: readonly string[];
  /** `Local` keeps the client's address, which source ranges and audit logs need. */
  readonly externalTrafficPolicy?: "Local" | "Cluster";
}

/** Turns "internal or internet, for these networks" into the words of the target. */
export interface ServiceExposure {
  /**
   * Makes what the load balancer needs beside the Service in the caller's scope.
   *
   * @throws Error when the target has no load balancer of that reach.
   */
  expose(scope: Construct, id: string, request: ExposureRequest): ExposedService;
}
