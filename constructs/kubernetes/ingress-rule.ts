import type { PodEndpoint } from "../contracts/network-endpoint";

/** Who may open connections to a workload's pods. */
export interface IngressRule {
  /** TCP ports. */
  readonly ports: readonly number[];
  readonly from: /** Pods that carry the endpoint's client labels, in any namespace of the environment. */
    | { readonly clientsOf: PodEndpoint }
    /** Pods of the same workload. */
    | "members"
    /** Addresses, such as those behind a load balancer. */
    | { readonly cidrs: readonly string[] };
}
