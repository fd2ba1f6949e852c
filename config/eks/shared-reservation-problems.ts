import type { Fault } from "../fault";
import type { EksNodePool } from "../schema/eks/node-pool";
import { poolMachines } from "./pool-machines";

interface Use {
  readonly name: string;
  readonly pool: EksNodePool;
  /** What the pool says of the reservation, in one text. */
  readonly said: string;
  readonly instances: number;
}

/** Reservations that several pools name: they must say the same of it, and not take more of it than there is. */
export function sharedReservationProblems(pools: Readonly<Record<string, EksNodePool>>): Fault[] {
  const uses = new Map<string, Use[]>();
  for (const [name, pool] of Object.entries(pools)) {
    const { capacity } = pool;
    if (!("id" in capacity)) continue;
    const { id, instances, ...rest } = capacity;
    const said = JSON.stringify({ ...rest, instances, machines: poolMachines(pool) });
    uses.set(id, [...(uses.get(id) ?? []), { name, pool, said, instances }]);
  }
  return [...uses].flatMap(([id, [first, ...others]]) => (first ? problems(id, first, others) : []));
}

function problems(id: string, first: Use, others: readonly Use[]): Fault[] {
  const different = others.find(({ said }) => said !== first.said);
  if (different) {
    return [
      {
        path: `target.nodePools.${different.name}.capacity`,
        found: id,
        message: `says other things of the reservation than target.nodePools.${first.name} does`,
        hint: "a reservation has one kind, zone, number and machine: copy them from `aws ec2 describe-capacity-reservations`",
      },
    ];
  }
  const total = [first, ...others].reduce((sum, { pool }) => sum + pool.nodes.max, 0);
  const last = others.at(-1);
  if (!last || total <= first.instances) return [];
  const names = [first, ...others].map(({ name }) => name).join(", ");
  return [
    {
      path: `target.nodePools.${last.name}.nodes.max`,
      found: last.pool.nodes.max,
      message: `makes ${total} machines of ${id} in the pools ${names}, and ${first.instances} are reserved`,
      hint: "lower the sizes until together they fit",
    },
  ];
}
