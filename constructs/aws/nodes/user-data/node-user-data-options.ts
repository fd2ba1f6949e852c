/** What a node must be told beside its pool. */
export interface NodeUserDataOptions {
  /** The cluster to join. Default: EKS adds what the nodes of a managed group must know of it. */
  readonly cluster?: {
    readonly name: string;
    /** Network of Services; cluster DNS has its tenth address. */
    readonly serviceCidr: string;
  };
}
