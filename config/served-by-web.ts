import type { Target } from "./schema/target";

/**
 * Whether the target's shared load balancer ends TLS for a host: its certificate is for the domain and for names
 * of one label below it.
 */
export function servedByWeb(target: Target, host: string | undefined): boolean {
  if (target.kind !== "eks" || !target.edge?.web || host === undefined) return false;
  const { domain } = target.edge;
  return host === domain || (host.endsWith(`.${domain}`) && !host.slice(0, -domain.length - 1).includes("."));
}
