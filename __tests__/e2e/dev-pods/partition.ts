import type { Cluster } from "../support/cluster";

/** What the driver and the kubelet would report of a node whose GPUs are partitioned and whose huge pages are set. */
export function partition(cluster: Cluster, node: string): void {
  const more = { "nvidia.com/mig-1g.10gb": "16", "hugepages-2Mi": "5120Mi" };
  const patch = JSON.stringify({ status: { capacity: more, allocatable: more } });
  cluster.kubectl(["patch", "node", node, "--subresource=status", "--type=merge", "-p", patch]);
}
