import type { Fault } from "../fault";
import type { EksTarget } from "../schema/eks/target";
import { networkZones } from "./network-zones";

/** What is wrong with where Karpenter is to make nodes. */
export function karpenterProblems({ karpenter, network }: EksTarget): Fault[] {
  const there = networkZones(network, "private");
  return (karpenter?.zones ?? []).flatMap((zone, position, all): Fault[] => {
    const at = { path: `target.karpenter.zones[${position}]`, found: zone };
    if (all.indexOf(zone) < position) return [{ ...at, message: "is named twice", hint: "name each zone once" }];
    if (there.includes(zone)) return [];
    return [
      {
        ...at,
        message: "is a zone that the network has no private subnet in",
        allowed: there.join(", "),
        hint: "name zones of target.network",
      },
    ];
  });
}
