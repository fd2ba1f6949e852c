/** What the Jobs buildkit-<hash> ask of a cluster; the processor's code spells it (fact sheet §23). */
export const buildJob = {
  /** The only selector it has. */
  nodeSelector: { key: "NodeType", value: "cpu" },
  /** It asks for 50Gi of the node's disk as well, which pools say nothing of. */
  requests: { cpu: "2", memory: "4Gi" },
} as const;
