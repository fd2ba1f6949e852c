/** A registry as the nodes' containerd is told of it. */
export interface NodeMirror {
  /** Registries as image references name them, with their ports, that this one answers for. */
  readonly names: readonly string[];
  /** Where nodes reach it; no name that only cluster DNS knows. */
  readonly url: string;
  /** Asked when this one does not answer. Left out: nobody. */
  readonly fallback?: string;
}
