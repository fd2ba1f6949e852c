import type { HostClaim } from "../../../config/component-description";

/** The names that nodes call registries by, and the setting that they follow from. */
export function nodeHosts(setting: string, hosts: readonly string[]): readonly HostClaim[] {
  return hosts.map((host) => ({ setting, host, exposure: { kind: "internal" }, http: false }));
}
