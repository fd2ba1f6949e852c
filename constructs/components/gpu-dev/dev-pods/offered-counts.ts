import { extendedResource, type MigTypeName, nodeTypeOf, nodeTypes } from "../../../../config/hardware";
import { podCounts } from "../../../../config/pod-size";
import type { NodePools } from "../../../contracts/node-pools";

/** How many of which resource one pod may ask for, by the label GpuType of its node; nothing for types without GPUs. */
export type OfferedCounts = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

/** What the target's pools and their slices offer to one pod. An alias counts as the type that users see. */
export function offeredCounts(
  pools: Pick<NodePools, "gpuTypes" | "nodeShape">,
  slices: readonly MigTypeName[],
): OfferedCounts {
  const offered: Record<string, Record<string, readonly number[]>> = {};
  for (const type of pools.gpuTypes) {
    const node = pools.nodeShape(type);
    const cut = slices.filter((slice) => nodeTypeOf(slice) === type);
    const counts = [type, ...cut].flatMap((name) => {
      const resource = extendedResource(name);
      return resource === undefined ? [] : [[resource, podCounts(name, node)] as const];
    });
    const { label } = nodeTypes[type];
    offered[label] = { ...offered[label], ...Object.fromEntries(counts) };
  }
  return offered;
}
