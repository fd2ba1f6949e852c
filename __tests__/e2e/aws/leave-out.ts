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
  for (let size = -1; size < gone.size; ) {
    size = gone.size;
    for (const { address, body } of addresses(json)) {
      if (gone.has(address) || !mentions(body, gone)) continue;
      gone.add(address);
      needing.push(address);
    }
  }
  const bodies = new Map(addresses(json).map(({ address, body }) => [address, body]));
  /** What a block waits for, with what a missing one had waited for in its place. */
  const order = (body: Fields): readonly string[] => [
    ...new Set(
      ((body.depends_on ?? []) as readonly string[]).flatMap((address) =>
        gone.has(address) ? before(address) : [address],
      ),
    ),
  ];
  const before = (address: string): readonly string[] => {
    const body = bodies.get(address) ?? {};
    return [...order(body), ...referred(body).filter((other) => bodies.has(other) && !gone.has(other))];
  };
  const ordered = (body: Fields): Fields => {
    const { depends_on: _, ...rest } = body;
    const others = order(body);
    return others.length > 0 ? { ...rest, depends_on: others } : rest;
  };
  const kept = (kind: "resource" | "data") => {
    const types = Object.entries((json[kind] ?? {}) as Blocks).map(([type, blocks]) => {
      const rest = Object.entries(blocks)
        .filter(([id]) => !gone.has(addressOf(kind, type, id)))
        .map(([id, body]) => [id, ordered(body)] as const);
      return [type, Object.fromEntries(rest)] as const;
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

/** Takes arguments, as `type.argument`, out of a stack's resources; `found` has `type.id.argument` of every one. */
export function withoutArguments(json: Fields, whats: readonly string[]): { json: Fields; found: readonly string[] } {
  const found: string[] = [];
  const types = Object.entries((json.resource ?? {}) as Blocks).map(([type, blocks]) => {
    const bodies = Object.entries(blocks).map(([id, body]) => {
      const kept = Object.entries(body).filter(([key]) => !whats.includes(`${type}.${key}`));
      const gone = Object.keys(body).filter((key) => whats.includes(`${type}.${key}`));
      found.push(...gone.map((key) => `${type}.${id}.${key}`));
      return [id, Object.fromEntries(kept)] as const;
    });
    return [type, Object.fromEntries(bodies)] as const;
  });
  return { json: types.length > 0 ? { ...json, resource: Object.fromEntries(types) } : json, found };
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
  return referred(body).some((address) => gone.has(address));
}

/** Addresses in the expressions of a block. */
function referred(body: Fields): readonly string[] {
  const { depends_on: _, lifecycle: __, ...rest } = body;
  const expressions = [...JSON.stringify(rest).matchAll(/\$\{[^}]*\}/g)].join(" ");
  return [...expressions.matchAll(/(?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z0-9_-]+/g)].map(([address]) => address);
}
