import { isExpression } from "./is-expression";

/**
 * The attribute at a path of nested blocks. A block may stand alone or as a list of one, as Terraform's JSON allows,
 * or be a `dynamic` block, whose content counts. Where an expression stands for a block on the way, the expression
 * is what is returned: nothing is known of what it holds.
 */
export function attribute(body: unknown, ...path: readonly string[]): unknown {
  let current = body;
  for (const key of path) {
    if (Array.isArray(current)) current = current[0];
    if (isExpression(current)) return current;
    if (typeof current !== "object" || current === null) return undefined;
    const block = current as Record<string, unknown>;
    current = block[key] ?? (block.dynamic === undefined ? undefined : attribute(block.dynamic, key, "content"));
  }
  return current;
}
