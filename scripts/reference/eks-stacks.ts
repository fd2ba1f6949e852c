import type { RenderedStack } from "./iam-page";

type Body = Readonly<Record<string, unknown>>;

/** One resource or data source of a rendered stack. */
export interface RenderedResource {
  readonly layer: string;
  /** `type.id`, data sources with `data.` before it. */
  readonly address: string;
  readonly type: string;
  /** Construct below the stack. */
  readonly path: string;
  readonly body: Body;
}

/** The stacks of one environment on EKS, asked for what lies in them. */
export class EksStacks {
  private constructor(
    readonly environment: string,
    private readonly byLayer: ReadonlyMap<string, readonly RenderedResource[]>,
  ) {}

  /** Every environment on EKS, in the order of their stacks. */
  static all(stacks: readonly RenderedStack[]): readonly EksStacks[] {
    const found = new Map<string, Map<string, readonly RenderedResource[]>>();
    for (const { rendered } of stacks) {
      const note = (rendered as { "//"?: { gantry?: { environment: string; target: string; layer: string } } })["//"]
        ?.gantry;
      if (note?.target !== "eks") continue;
      const layers = found.get(note.environment) ?? new Map<string, readonly RenderedResource[]>();
      layers.set(note.layer, resourcesOf(rendered as Body, note.layer));
      found.set(note.environment, layers);
    }
    return [...found].map(([environment, layers]) => new EksStacks(environment, layers));
  }

  get layers(): readonly string[] {
    return [...this.byLayer.keys()];
  }

  /** What Terraform makes in a layer, or in all of them; data sources are left out. */
  resources(type?: string, layer?: string): readonly RenderedResource[] {
    const all = layer === undefined ? [...this.byLayer.values()].flat() : (this.byLayer.get(layer) ?? []);
    return all.filter(({ address, type: its }) => !address.startsWith("data.") && (type === undefined || its === type));
  }

  /** The block that an expression of a block in the same layer refers to first. */
  referred(from: RenderedResource, expression: unknown): RenderedResource | undefined {
    const address = /\$\{((?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+)/.exec(String(expression))?.[1];
    return this.byLayer.get(from.layer)?.find((resource) => resource.address === address);
  }

  /** Subnets that expressions of a block refer to, as the network layer makes them. */
  subnets(from: RenderedResource, expressions: unknown): readonly RenderedResource[] {
    const names = texts(expressions).map((expression) => nameOf(this.referred(from, expression)) ?? expression);
    return this.resources("aws_subnet").filter((subnet) => names.includes(nameOf(subnet) ?? ""));
  }

  /** Zones of the subnets that expressions of a block refer to, as their last letters. */
  zones(from: RenderedResource, expressions: unknown): readonly string[] {
    const zones = this.subnets(from, expressions).map(({ body }) => String(body.availability_zone));
    return [...new Set(zones)].sort();
  }
}

/** What people call a resource: its name, or the tag Name. */
export function nameOf(resource: RenderedResource | undefined): string | undefined {
  const { name, tags } = (resource?.body ?? {}) as {
    readonly name?: string;
    readonly tags?: Readonly<Record<string, string>>;
  };
  return name ?? tags?.Name;
}

/** A list as it is, one value as a list. */
export function texts(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function resourcesOf(rendered: Body, layer: string): readonly RenderedResource[] {
  return ["data", "resource"].flatMap((kind) =>
    Object.entries((rendered[kind] ?? {}) as Record<string, Record<string, Body>>).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([id, body]) => {
        const note = body["//"] as { readonly metadata?: { readonly path: string } } | undefined;
        const path = (note?.metadata?.path ?? id).replace(/^[^/]*\//, "");
        return { layer, type, body, path, address: `${kind === "data" ? "data." : ""}${type}.${id}` };
      }),
    ),
  );
}
