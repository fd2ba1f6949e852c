import { awsMachines } from "../aws-machines";
import type { Fault } from "../fault";
import type { Capacity } from "../schema/eks/capacity";
import type { EksNodePool } from "../schema/eks/node-pool";
import type { EksTarget } from "../schema/eks/target";
import { blockTimeProblems } from "./block-time-problems";
import { poolMachines } from "./pool-machines";
import { sharedReservationProblems } from "./shared-reservation-problems";

/** Most machines of one capacity block. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html */
const largestBlock = 64;

type Reserved = Extract<Capacity, { readonly id: string }>;

/** What is wrong with where the machines of an EKS target's pools come from. */
export function capacityProblems({ nodePools }: EksTarget, now: Date): Fault[] {
  return [
    ...Object.entries(nodePools).flatMap(([name, pool]) => kindProblems(`target.nodePools.${name}`, pool, now)),
    ...sharedReservationProblems(nodePools),
  ];
}

function kindProblems(path: string, pool: EksNodePool, now: Date): Fault[] {
  const { capacity } = pool;
  switch (capacity.kind) {
    case "onDemand":
      return [];
    case "spot":
      return spotProblems(path, pool, capacity.maxPrice);
    case "reservation":
      return [...reservedProblems(path, pool, capacity), ...placementProblems(path, pool)];
    case "capacityBlock":
      return [
        ...reservedProblems(path, pool, capacity),
        ...blockProblems(path, pool, capacity.instances),
        ...blockTimeProblems(path, pool.nodes, capacity, now),
      ];
  }
}

function spotProblems(path: string, { purpose, group }: EksNodePool, maxPrice: number | undefined): Fault[] {
  const faults: Fault[] = [];
  if (purpose === "system") {
    faults.push({
      path: `${path}.capacity`,
      found: "spot",
      message: "may be taken back with two minutes' notice, and the environment's own services run there",
      hint: 'set capacity to { kind: "onDemand" } where purpose is system',
    });
  }
  if (group === "managed" && maxPrice !== undefined) {
    faults.push({
      path: `${path}.capacity.maxPrice`,
      found: maxPrice,
      message: "is nothing that a managed group of EKS takes",
      hint: 'remove it, or set group to "selfManaged"',
    });
  }
  return faults;
}

function reservedProblems(path: string, pool: EksNodePool, { id, zone, instances }: Reserved): Fault[] {
  const faults: Fault[] = [];
  const machines = poolMachines(pool);
  if (machines.length > 1) {
    faults.push({
      path: `${path}.machines`,
      found: machines,
      message: `are several, and ${id} reserves machines of one kind`,
      hint: "name the machine that is reserved",
    });
  }
  if (pool.zones) {
    faults.push({
      path: `${path}.zones`,
      found: pool.zones,
      message: `is set beside a reservation, which lies in ${zone}`,
      hint: "remove zones: the pool has the reservation's",
    });
  }
  if (pool.nodes.max > instances) {
    faults.push({
      path: `${path}.nodes.max`,
      found: pool.nodes.max,
      message: `is more than ${id} reserves, ${instances}, and the pool takes no other machines`,
      hint: "lower max, or make a second pool with capacity onDemand",
    });
  }
  return faults;
}

/** Machines of a reservation lie where the reservation was made; a group of Gantry's own would find none of them. */
function placementProblems(path: string, { placement }: EksNodePool): Fault[] {
  if (placement === "none") return [];
  return [
    {
      path: `${path}.placement`,
      found: placement,
      message: "asks for a placement group that the reservation was not made in, so no machine would ever start",
      hint: "remove placement, and name the group that the reservation was made in as capacity.placementGroup",
    },
  ];
}

function blockProblems(path: string, pool: EksNodePool, instances: number): Fault[] {
  const faults: Fault[] = [];
  if (pool.placement !== "none") {
    faults.push({
      path: `${path}.placement`,
      found: pool.placement,
      message: "is refused by AWS for capacity blocks",
      hint: "remove placement: the machines of a block lie close together anyway",
    });
  }
  const blocks = Object.entries(awsMachines).flatMap(([name, { capacityBlocks }]) => (capacityBlocks ? [name] : []));
  const machine = poolMachines(pool).find((name) => !awsMachines[name].capacityBlocks);
  if (machine !== undefined) {
    faults.push({
      path: `${path}.capacity.kind`,
      found: "capacityBlock",
      message: `is not sold of ${machine}`,
      allowed: `capacity blocks of ${blocks.join(", ")}`,
      hint: 'an ordinary reservation is kind "reservation"',
    });
  }
  if (instances > largestBlock) {
    faults.push({
      path: `${path}.capacity.instances`,
      found: instances,
      message: "is more than one capacity block has",
      allowed: `at most ${largestBlock}`,
      hint: "make one pool for each block",
    });
  }
  return faults;
}
