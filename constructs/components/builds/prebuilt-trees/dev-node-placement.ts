import type { NodePools, Placement } from "../../../contracts/node-pools";

/**
 * Every node that dev pods run on: those of all types that can be reserved, with GPUs or without. That there are such
 * pools, and that each has labels, `devPods` sees to.
 */
export function devNodePlacement(pools: NodePools): Placement {
  const placements = pools.gpuTypes.map((gpu) => pools.place({ purpose: "gpu", gpu, count: 1 }));
  const alternatives = distinct(placements.map(({ nodeSelector }) => nodeSelector));
  const tolerations = distinct(placements.flatMap((placement) => placement.tolerations));
  const [only] = alternatives;
  return alternatives.length === 1 && only
    ? { nodeSelector: only, tolerations, extendedResources: {} }
    : { nodeSelector: {}, anyOf: alternatives, tolerations, extendedResources: {} };
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
