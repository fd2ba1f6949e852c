import { awsMachines } from "../aws-machines";
import { defaultMachine } from "../hardware";
import type { AwsMachineName } from "../machines";
import type { EksNodePool } from "../schema/eks/node-pool";

/** Machines of a pool, the first preferred: those it names, else the first of Amazon's that its GPU type has. */
export function poolMachines({ gpu, machines }: Pick<EksNodePool, "gpu" | "machines">): readonly AwsMachineName[] {
  if (machines) return machines;
  const machine = gpu && defaultMachine(gpu, "aws");
  return machine && isAwsMachine(machine) ? [machine] : [];
}

function isAwsMachine(name: string): name is AwsMachineName {
  return Object.hasOwn(awsMachines, name);
}
