/** The folder that containerd looks for a registry's hosts.toml in; a port is written between underscores. */
export function hostsFolder(registry: string): string {
  return registry.replace(/:(\d+)$/, "_$1_");
}
