import type { AwsSite } from "../aws-site";

/** A hosted zone that the environment keeps. */
export interface HostZone {
  readonly name: string;
  readonly kind: "public" | "private";
}

/** The zone that a host's record belongs into; none where the name is somebody else's to keep. */
export function hostZone({ target }: AwsSite, host: string): HostZone | undefined {
  if (!target.edge) return undefined;
  const { domain, internalDomain, delegations } = target.edge;
  if (internalDomain && liesIn(host, internalDomain)) return { name: internalDomain, kind: "private" };
  const delegated = Object.keys(delegations).some((other) => liesIn(host, other));
  return liesIn(host, domain) && !delegated ? { name: domain, kind: "public" } : undefined;
}

function liesIn(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
