import type { Capability } from "../../config/capability";

/** What is known of a cluster before anything of it is asked. */
export interface ClusterInfo {
  readonly name: string;
  /** Minor version, such as 1.35. */
  readonly kubernetesVersion: string;
  readonly capabilities: ReadonlySet<Capability>;
  /** Where pods reach the API server. */
  readonly apiServer: { readonly cidrs: readonly string[]; readonly ports: readonly number[] };
  /** Region of the cloud, and its zones that have nodes, in the target's order; left out where the target does not say. */
  readonly place?: { readonly region: string; readonly zones: readonly string[] };
}
