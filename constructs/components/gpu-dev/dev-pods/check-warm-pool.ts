import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import type { GpuTypeName, NodeTypeName } from "../../../../config/hardware";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { settings as schema } from "./settings";

/** Types that are kept ready and cannot be. */
export function checkWarmPool(
  { slices, warmPool }: z.output<typeof schema>,
  { nodePools }: ResolvedEnvironment,
): SettingProblem[] {
  const pools = Object.values(nodePools).flatMap(({ gpu, capacity }) => (gpu ? [{ gpu, capacity }] : []));
  const pooled = new Set<NodeTypeName>(pools.map(({ gpu }) => gpu));
  const offered = new Set<GpuTypeName>([...pooled, ...slices]);
  const allowed = [...offered].join(", ") || "none";
  const spot = new Set<GpuTypeName>(
    [...pooled].filter((type) => pools.every(({ gpu, capacity }) => gpu !== type || capacity === "spot")),
  );
  return [
    ...(Object.keys(warmPool) as GpuTypeName[]).flatMap((type): SettingProblem[] => {
      if (!offered.has(type)) {
        return [
          {
            setting: `warmPool.${type}`,
            message: "is kept ready, and nobody can reserve it: no pool has the type",
            allowed,
            hint: "remove it, or add a pool of the type to target.nodePools (a slice to slices)",
          },
        ];
      }
      if (!spot.has(type)) return [];
      return [
        {
          setting: `warmPool.${type}`,
          message: "is kept ready on spot nodes, where a ready pod takes the node that a reservation had launched",
          allowed: "types with nodes that stay",
          hint: "remove it",
        },
      ];
    }),
  ];
}
