type Fields = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

/** A stack without some resources and without what needs them. */
export interface Remainder {
  readonly json: Fields;
  /** Addresses that were asked for and found. */
  readonly left: readonly string[];
  /** Addresses of what refers to those. */
  readonly needing: readonly string[];
}

/** Takes resources and data sources out of a stack, and whatever reads one of their attributes; orders alone are forgotten. */
export function leaveOut(json: Fields, leaves: (type: string, address: string) => boolean): Remainder {
  const left = addresses(json).filter(({ type, address }) => leaves(type, address));
  const gone = new Set(left.map(({ address }) => address));
  const needing: string[] = [];
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const { address, body } of addresses(json)) {
      if (gone.has(address) || !mentions(body, gone)) continue;
      gone.add(address);
      needing.push(address);
    }
  }
  const kept = (kind: "resource" | "data") => {
    const types = Object.entries((json[kind] ?? {}) as Blocks).map(([type, blocks]) => {
      const bodies = Object.entries(blocks)
        .filter(([id]) => !gone.has(addressOf(kind, type, id)))
        .map(([id, body]) => [id, withoutOrder(body, gone)] as const);
      return [type, Object.fromEntries(bodies)] as const;
    });
    const some = types.filter(([, blocks]) => Object.keys(blocks).length > 0);
    return some.length > 0 ? { [kind]: Object.fromEntries(some) } : {};
  };
  const { data: _, resource: __, output: ___, ...others } = json;
  const outputs = Object.entries((json.output ?? {}) as Readonly<Record<string, Fields>>).filter(
    ([, body]) => !mentions(body, gone),
  );
  return {
    json: {
      ...others,
      ...kept("data"),
      ...kept("resource"),
      ...(outputs.length > 0 ? { output: Object.fromEntries(outputs) } : {}),
    },
    left: left.map(({ address }) => address).sort(),
    needing: needing.sort(),
  };
}

/** Every block of a stack that Terraform reads or makes. */
export function addresses(json: Fields): readonly { type: string; address: string; body: Fields }[] {
  return (["data", "resource"] as const).flatMap((kind) =>
    Object.entries((json[kind] ?? {}) as Blocks).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([id, body]) => ({
        type: kind === "data" ? `data.${type}` : type,
        address: addressOf(kind, type, id),
        body,
      })),
    ),
  );
}

function addressOf(kind: "resource" | "data", type: string, id: string): string {
  return `${kind === "data" ? "data." : ""}${type}.${id}`;
}

function mentions(body: Fields, gone: ReadonlySet<string>): boolean {
  const { depends_on: _, lifecycle: __, ...rest } = body;
  const expressions = [...JSON.stringify(rest).matchAll(/\$\{[^}]*\}/g)].join(" ");
  return [...expressions.matchAll(/(?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z0-9_-]+/g)].some(([address]) => gone.has(address));
}

function withoutOrder(body: Fields, gone: ReadonlySet<string>): Fields {
  const { depends_on: order, ...rest } = body;
  const others = ((order ?? []) as readonly string[]).filter((address) => !gone.has(address));
  return others.length > 0 ? { ...rest, depends_on: others } : rest;
}
