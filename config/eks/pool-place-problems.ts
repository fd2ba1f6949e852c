import type { Fault } from "../fault";
import { machines as catalogue } from "../machines";
import type { EksNodePool } from "../schema/eks/node-pool";
import type { EksTarget } from "../schema/eks/target";
import { networkZones } from "./network-zones";
import { poolMachines } from "./pool-machines";
import { poolZones } from "./pool-zones";

/** What is wrong with the zones, subnets, network cards and placement groups of an EKS target's pools. */
export function poolPlaceProblems(target: EksTarget): Fault[] {
  return Object.entries(target.nodePools).flatMap(([name, pool]) => {
    const path = `target.nodePools.${name}`;
    const subnets = subnetProblems(path, target, pool);
    return [
      ...subnets,
      ...(subnets.length > 0 ? [] : zoneProblems(path, target, pool)),
      ...fabricProblems(path, pool),
      ...placementProblems(path, target, pool),
    ];
  });
}

function subnetProblems(path: string, { network }: EksTarget, pool: EksNodePool): Fault[] {
  if (pool.subnets === "private") return [];
  const at = { path: `${path}.subnets`, found: "public" };
  const hint = 'set subnets to "private": nodes reach the internet through NAT';
  const machines = poolMachines(pool);
  const cards = pool.fabric === "none" ? 0 : Math.max(0, ...machines.map((machine) => catalogue[machine].efaCards));
  if (cards > 1) {
    return [
      {
        ...at,
        message: `gives nodes no public address: AWS refuses one to machines with ${cards} network cards`,
        hint,
      },
    ];
  }
  if (machines.some((machine) => catalogue[machine].gpus > 0)) {
    return [{ ...at, message: "would put machines that users run code on onto the internet", hint }];
  }
  if (networkZones(network, "public").length === 0) {
    return [{ ...at, message: "are subnets that the network does not have", hint: 'set subnets to "private"' }];
  }
  return [];
}

function zoneProblems(path: string, target: EksTarget, pool: EksNodePool): Fault[] {
  const there = networkZones(target.network, pool.subnets);
  if ("zone" in pool.capacity) {
    const { zone } = pool.capacity;
    return there.includes(zone)
      ? []
      : [
          {
            path: `${path}.capacity.zone`,
            found: zone,
            message: `is a zone that the network has no ${pool.subnets} subnet in`,
            allowed: there.join(", "),
            hint: "add the zone to target.network, at the end of the list",
          },
        ];
  }
  return (pool.zones ?? []).flatMap((zone, position, all): Fault[] => {
    const at = { path: `${path}.zones[${position}]`, found: zone };
    if (all.indexOf(zone) < position) return [{ ...at, message: "is named twice", hint: "name each zone once" }];
    if (there.includes(zone)) return [];
    return [
      {
        ...at,
        message: `is a zone that the network has no ${pool.subnets} subnet in`,
        allowed: there.join(", "),
        hint: "name zones of target.network",
      },
    ];
  });
}

function fabricProblems(path: string, pool: EksNodePool): Fault[] {
  if (pool.fabric === undefined) return [];
  const at = { path: `${path}.fabric`, found: pool.fabric };
  if (!pool.gpu) {
    return [
      { ...at, message: "is set on a pool without GPUs, whose nodes attach no EFA cards", hint: "remove fabric" },
    ];
  }
  const without = poolMachines(pool).find((machine) => catalogue[machine].efaCards === 0);
  if (pool.fabric === "none" || without === undefined) return [];
  return [
    {
      ...at,
      message: `asks for EFA cards that ${without} does not have`,
      hint: "remove fabric, or name another machine; the number of cards is in config/machines.ts",
    },
  ];
}

function placementProblems(path: string, target: EksTarget, pool: EksNodePool): Fault[] {
  const zones = poolZones(target, pool);
  if (pool.placement === "none" || "id" in pool.capacity || zones.length <= 1) return [];
  return [
    {
      path: `${path}.placement`,
      found: pool.placement,
      message: `keeps all machines in one zone, and the pool has ${zones.join(", ")}`,
      hint: `set zones to one of them, such as ["${zones[0]}"]`,
    },
  ];
}
