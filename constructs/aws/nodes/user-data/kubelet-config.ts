import { mostPods } from "./most-pods";
import { type ReservedNode, type ReservedResources, reservedResources } from "./reserved-resources";

/** Fields of kubelet's configuration that follow from what a node is for and from its size. */
export interface KubeletConfig {
  readonly maxPods: number;
  readonly systemReserved: ReservedResources;
  readonly kubeReserved: ReservedResources;
  readonly cpuManagerPolicy?: "static";
  readonly cpuManagerReconcilePeriod?: string;
}

/** Of AL2023 nodes, whoever makes them. https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ */
export function kubeletConfig(node: ReservedNode): KubeletConfig {
  const reserved = reservedResources(node);
  return {
    maxPods: mostPods(node),
    systemReserved: reserved,
    kubeReserved: reserved,
    // Whole CPUs for whoever asks for whole ones: a pod that trains is not moved from core to core.
    ...(node.pool.purpose === "gpu" ? { cpuManagerPolicy: "static", cpuManagerReconcilePeriod: "10s" } : {}),
  };
}
