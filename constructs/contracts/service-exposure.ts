/** Who may reach a Service from outside its cluster. */
export interface ExposureRequest {
  readonly reach: "internal" | "internet";
  /** Networks that may connect. Left out: the private network (internal) or, acknowledged, everybody (internet). */
  readonly cidrs?: readonly string[];
}

/** The fields of a Service that make a load balancer of the right kind on this target. */
export interface ExposedService {
  readonly type: "LoadBalancer";
  readonly loadBalancerClass?: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly loadBalancerSourceRanges?: readonly string[];
  /** `Local` keeps the client's address, which source ranges and audit logs need. */
  readonly externalTrafficPolicy: "Local" | "Cluster";
}

/** Turns "internal or internet, for these networks" into the words of the target. */
export interface ServiceExposure {
  /** @throws Error when the target has no load balancer of that reach. */
  expose(request: ExposureRequest): ExposedService;
}
