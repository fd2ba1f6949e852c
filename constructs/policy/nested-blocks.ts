import type { Attributes } from "./attributes";
import { isExpression } from "./is-expression";

export interface NestedBlocks {
  readonly blocks: readonly Attributes[];
  /** An expression that stands for some of the blocks; nothing is known of what it holds. */
  readonly expression?: string;
}

const none: NestedBlocks = { blocks: [] };

/** The blocks of one name in `parent`: one, a list, or the content of a `dynamic` block. */
export function nestedBlocks(parent: unknown, key: string): NestedBlocks {
  if (Array.isArray(parent)) return nestedBlocks(parent[0], key);
  if (typeof parent !== "object" || parent === null) return none;
  const { [key]: plain, dynamic } = parent as Attributes;
  if (dynamic === undefined) return plain === undefined ? none : sorted(listOf(plain));
  const contents = listOf(dynamic).flatMap((block) => nestedBlocks(block, key).blocks.map(({ content }) => content));
  return sorted([...listOf(plain), ...contents]);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function sorted(items: readonly unknown[]): NestedBlocks {
  const blocks = items.filter((item): item is Attributes => typeof item === "object" && item !== null);
  const expression = items.find(isExpression);
  return expression === undefined ? { blocks } : { blocks, expression };
}
