import type { NodeReach } from "./node-reach";

/** Where nodes reach a port of a registry. */
export function nodeUrl(reach: NodeReach, port: number): string {
  return `https://${reach.kind === "loadBalancer" ? reach.host : reach.address}:${port}`;
}
