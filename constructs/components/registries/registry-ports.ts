/**
 * Ports of the registries' Services. Each has its own, because a load balancer on the nodes' addresses (k3s's ServiceLB)
 * takes the port on every node; inside the pods all listen on the same.
 */
export const registryPorts = {
  native: 5000,
  ghcr: 5001,
  dockerhub: 5002,
  quay: 5003,
  nvcr: 5004,
  k8s: 5005,
  /** Anonymous pulls from the native registry. */
  pulls: 5010,
} as const;
