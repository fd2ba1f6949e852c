import type { PodEndpoint } from "./network-endpoint";

/** A service that speaks HTTP inside the cluster. */
export interface HttpEndpoint {
  readonly host: string;
  readonly port: number;
  readonly network: PodEndpoint;
}
