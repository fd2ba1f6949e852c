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
  /** Why everybody may connect, where the environment says so; it acknowledges what policy finds in what is made here. */
  readonly openBecause?: string;
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

/** What a controller must be told that registers pods with load balancers which it did not make. */
export interface TargetRegistrar {
  readonly region: string;
  /** The network of the cluster, by its id or by tags that it alone has. */
  readonly network: { readonly id: string } | { readonly tags: Readonly<Record<string, string>> };
}

/** Turns "internal or internet, for these networks" into the words of the target. */
export interface ServiceExposure {
  /** Left out where load balancers find the pods by themselves. */
  readonly registrar?: TargetRegistrar;
  /**
   * Networks that connections arrive from at the pods, for their network policy: the clients' own, or those of a load
   * balancer that puts its address in the place of theirs or asks for the pods' health.
   *
   * @param clients networks that may connect
   */
  arrivals(request: Omit<ExposureRequest, "service">, clients: readonly string[]): readonly string[];
  /**
   * Makes what the load balancer needs beside the Service in the caller's scope.
   *
   * @throws Error when the target has no load balancer of that reach.
   */
  expose(scope: Construct, id: string, request: ExposureRequest): ExposedService;
}
