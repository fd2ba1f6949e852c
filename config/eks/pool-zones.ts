import type { EksNodePool } from "../schema/eks/node-pool";
import type { EksTarget } from "../schema/eks/target";
import { networkZones } from "./network-zones";

/** Zones of a pool, in order: its own, else that of its reservation, else all that the network has such subnets in. */
export function poolZones(
  { network }: Pick<EksTarget, "network">,
  { zones, capacity, subnets }: Pick<EksNodePool, "zones" | "capacity" | "subnets">,
): readonly string[] {
  if ("zone" in capacity) return [capacity.zone];
  return zones ?? networkZones(network, subnets);
}
