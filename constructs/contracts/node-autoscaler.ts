/** What a program that makes nodes by itself (Karpenter) needs to know of the target: literal names, nobody's state. */
export interface NodeAutoscaler {
  /** Name of the queue that tells of machines which the cloud stops or takes back. */
  readonly interruptionQueue: string;
  /** Instance profile of the nodes; the cluster admits its role. */
  readonly instanceProfile: string;
  /** Subnets that nodes may lie in, each by its id or by tags that it alone has. */
  readonly subnets: readonly ({ readonly id: string } | { readonly tags: Readonly<Record<string, string>> })[];
  /** Tags that the security group of nodes alone has. */
  readonly securityGroup: { readonly tags: Readonly<Record<string, string>> };
  /** Image of the nodes, family and release as Karpenter calls them, such as al2023@v20260714: that of the target's pools. */
  readonly image: string;
  /** Kubelet's configuration of a node of that size which users reserve, as nodes of the target's pools have it. */
  kubelet(size: { readonly vcpu: number; readonly ramGib: number }): object;
  /** Tags of machines and volumes, as on all that the environment makes. */
  readonly tags: Readonly<Record<string, string>>;
}
