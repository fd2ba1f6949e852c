import { machines as catalogue } from "../machines";
import type { EksNodePool } from "../schema/eks/node-pool";
import { poolMachines } from "./pool-machines";
import { quotaCode } from "./quotas";

/** vCPUs that a pool counts against a quota when it is full, of its largest machine there; a capacity block counts nowhere. */
export function askedVcpus(pool: EksNodePool, code: string): number {
  if (pool.capacity.kind === "capacityBlock") return 0;
  const market = pool.capacity.kind === "spot" ? "spot" : "onDemand";
  const counted = poolMachines(pool).filter((machine) => quotaCode(machine, market) === code);
  return Math.max(0, ...counted.map((machine) => catalogue[machine].vcpu)) * pool.nodes.max;
}
