import { declaredPools } from "../../../config/declared-pools";
import { DeclaredNodePools } from "../../core/declared-node-pools";
import type { AwsSite } from "../aws-site";

/** Pod fields as configuration values of add-ons spell them. */
export interface AddOnPlacement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly object[];
}

/**
 * Brings the controllers of add-ons to the system's nodes: a GPU node that nobody reserves is taken away.
 * All pools of the system share a label (`NodeType`) that no other pool has, so that a selector can name them.
 */
export function addOnPlacement({ target }: AwsSite): AddOnPlacement {
  const { nodeSelector, tolerations } = new DeclaredNodePools(declaredPools(target)).place({ purpose: "system" });
  return {
    nodeSelector,
    tolerations: [
      // What add-ons of EKS bear by default: ours take its place.
      { key: "CriticalAddonsOnly", operator: "Exists" },
      ...tolerations.map(({ key, value, effect }) => ({
        ...(key === undefined ? {} : { key }),
        ...(value === undefined ? { operator: "Exists" } : { operator: "Equal", value }),
        ...(effect === undefined ? {} : { effect }),
      })),
    ],
  };
}
