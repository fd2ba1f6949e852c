/** What ordering needs to know of a stack. */
export interface Ordered {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/**
 * Stacks with every stack after those it depends on; dependencies outside the list are no concern of it.
 *
 * @throws Error naming the stacks of a cycle
 */
export function orderStacks<Stack extends Ordered>(stacks: readonly Stack[]): readonly Stack[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const ordered = new Set<Stack>();
  const visit = (stack: Stack, above: readonly string[]): void => {
    if (ordered.has(stack)) return;
    if (above.includes(stack.name))
      throw new Error(`stacks depend on each other: ${[...above, stack.name].join(" -> ")}`);
    for (const name of [...stack.dependencies].sort()) {
      const below = byName.get(name);
      if (below) visit(below, [...above, stack.name]);
    }
    ordered.add(stack);
  };
  for (const stack of [...stacks].sort((one, other) => one.name.localeCompare(other.name))) visit(stack, []);
  return [...ordered];
}
