import type { ProviderSchema, SchemaBlock } from "./provider-schema";

type Fields = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

/** What Terraform itself reads in a resource. */
const ofTerraform = ["count", "depends_on", "for_each", "lifecycle", "provider", "provisioner", "connection", "//"];

/** A stack without what a provider does not know, and what that was. */
export interface Fitted {
  readonly json: Fields;
  /** `type` or `type.block.attribute`. */
  readonly dropped: readonly string[];
}

/** Leaves out of a stack's AWS blocks what the provider's schema lacks. */
export function fitToSchema(json: Fields, schema: ProviderSchema): Fitted {
  const dropped = new Set<string>();
  const blocks = (kind: "resource" | "data", schemas: ProviderSchema["resource_schemas"]) => {
    const fitted = Object.entries((json[kind] ?? {}) as Blocks).flatMap(([type, all]) => {
      if (!type.startsWith("aws_")) return [[type, all] as const];
      const known = schemas[type];
      if (!known) {
        dropped.add(type);
        return [];
      }
      const path = kind === "data" ? `data.${type}` : type;
      const bodies = Object.entries(all).map(([id, body]) => [id, fitBlock(body, known.block, path, true)] as const);
      return [[type, Object.fromEntries(bodies)] as const];
    });
    return json[kind] ? { [kind]: Object.fromEntries(fitted) } : {};
  };

  function fitBlock(body: Fields, block: SchemaBlock, path: string, top = false): Fields {
    return Object.fromEntries(
      Object.entries(body).flatMap(([key, value]) => {
        const attribute = block.attributes?.[key];
        const nested = attribute?.nested_type ?? block.block_types?.[key]?.block;
        if (!attribute && !nested && !(top && ofTerraform.includes(key)) && key !== "dynamic") {
          dropped.add(`${path}.${key}`);
          return [];
        }
        return [[key, nested ? fitValue(value, nested, `${path}.${key}`) : value] as const];
      }),
    );
  }

  function fitValue(value: unknown, block: SchemaBlock, path: string): unknown {
    if (Array.isArray(value)) return value.map((each) => fitValue(each, block, path));
    return typeof value === "object" && value !== null ? fitBlock(value as Fields, block, path) : value;
  }

  const fitted = {
    ...json,
    ...blocks("data", schema.data_source_schemas),
    ...blocks("resource", schema.resource_schemas),
  };
  return { json: fitted, dropped: [...dropped].sort() };
}
