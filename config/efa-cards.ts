import { type MachineName, machines } from "./machines";

interface Pool {
  readonly gpu?: string | undefined;
  readonly machine?: MachineName | undefined;
  /** Cards of the pool's nodes. Default: all that the machine has. */
  readonly efaCards?: number | undefined;
}

/** EFA cards of one node of a pool: what it declares, else what its machine has; a pool without a GPU attaches none. */
export function efaCards({ gpu, machine, efaCards: declared }: Pool): number {
  if (declared !== undefined) return declared;
  return gpu !== undefined && machine !== undefined ? machines[machine].efaCards : 0;
}
