import type { Site } from "../../contracts/component";

/** The names of a registry's Service inside the cluster: the one that clients are told, the full one, and the short ones. */
export function registryNames(
  { namespace }: Site,
  service: string,
): readonly [told: string, full: string, ...short: string[]] {
  const told = `${service}.${namespace}.svc`;
  return [told, `${told}.cluster.local`, `${service}.${namespace}`, service];
}
