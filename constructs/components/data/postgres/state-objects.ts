/**
 * The ConfigMaps in whose annotations Patroni keeps a cluster's state. Terraform makes them, empty, and leaves their content alone:
 * so Patroni needs no right to create any, and what it knows of a cluster goes when the cluster goes.
 */
export function stateObjects(name: string): string[] {
  return ["config", "leader", "sync", "failover"].map((part) => `${name}-${part}`);
}
