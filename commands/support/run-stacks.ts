/** How it went for one stack. */
export type StackOutcome =
  | { readonly state: "done"; readonly detail: string }
  | { readonly state: "failed"; readonly reason: readonly string[] }
  /** A person said no. */
  | { readonly state: "dismissed" }
  | { readonly state: "interrupted" }
  | { readonly state: "not started" };

export type StackResult = StackOutcome & { readonly stack: string; readonly seconds: number };

export interface Sequence {
  /** Runs one stack. */
  readonly step: (stack: string) => Promise<StackOutcome>;
  /** Shows a line of progress. */
  readonly say: (line: string) => void;
  /** Goes on after a failure, where stacks do not build on what the last one did. */
  readonly carryOn?: boolean;
}

/** Runs stacks one after the other in the order given; one that does not come through stops the rest. */
export async function runStacks(
  stacks: readonly string[],
  { step, say, carryOn = false }: Sequence,
): Promise<readonly StackResult[]> {
  const results: StackResult[] = [];
  let stopped = false;
  for (const [index, stack] of stacks.entries()) {
    if (stopped) {
      results.push({ stack, seconds: 0, state: "not started" });
      continue;
    }
    say(`\n[${index + 1}/${stacks.length}] ${stack}`);
    const started = performance.now();
    const outcome = await step(stack);
    results.push({ ...outcome, stack, seconds: (performance.now() - started) / 1000 });
    stopped = outcome.state === "interrupted" || (outcome.state !== "done" && !carryOn);
  }
  return results;
}
