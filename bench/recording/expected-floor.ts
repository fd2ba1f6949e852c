import { passwordId, type RecordedCopy, resourceId } from "./recorded-copy";

interface Blocks {
  readonly resource: Record<string, Record<string, unknown>>;
  readonly ephemeral: Record<string, Record<string, unknown>>;
}

/** The blocks that the floor has to write for these copies: the very same attributes, in one stack. */
export function expectedFloor(copies: readonly RecordedCopy[]): Blocks {
  const resource: Blocks["resource"] = {};
  const passwords: Record<string, unknown> = {};
  for (const { name, resources, passwords: recorded } of copies) {
    const ids = resources.map(({ type }, position) => resourceId(name, type, position));
    for (const [position, { type, attributes, after }] of resources.entries()) {
      const needed = after.map((earlier) => `${resources[earlier]?.type}.${ids[earlier]}`);
      resource[type] ??= {};
      resource[type][ids[position] ?? ""] = { ...attributes, ...(needed.length > 0 ? { depends_on: needed } : {}) };
    }
    for (const [position, attributes] of recorded.entries()) passwords[passwordId(name, position)] = attributes;
  }
  return { resource, ephemeral: Object.keys(passwords).length > 0 ? { random_password: passwords } : {} };
}

/** The blocks of a rendered stack, without what cdktf notes about them for people. */
export function writtenBlocks(rendered: string): Blocks {
  const { resource = {}, ephemeral = {} } = JSON.parse(rendered) as Partial<Blocks>;
  for (const bodies of Object.values(resource)) {
    for (const body of Object.values(bodies)) delete (body as { "//"?: unknown })["//"];
  }
  return { resource, ephemeral };
}
