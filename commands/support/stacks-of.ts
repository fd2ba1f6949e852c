import { UsageError } from "../../config/usage-error";
import { orderStacks } from "./order-stacks";
import { synthesize } from "./synthesize";

/** Synthesizes one environment and names its stacks from the bottom up. */
export function stacksOf(environment: string): readonly string[] {
  const stacks = synthesize([environment]).filter((stack) => stack.environment === environment);
  if (stacks.length === 0) throw new UsageError(`${environment} has no stacks`);
  return orderStacks(stacks).map(({ name }) => name);
}
