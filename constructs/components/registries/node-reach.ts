/** How nodes reach a registry: they cannot ask cluster DNS. */
export type NodeReach =
  /** A load balancer on the private network, by a name that the nodes resolve. */
  | { readonly kind: "loadBalancer"; readonly host: string; readonly cidrs?: readonly string[] | undefined }
  /** A fixed address of the service network, which every node has by kube-proxy. */
  | { readonly kind: "clusterIp"; readonly address: string; readonly nodes: readonly string[] };
