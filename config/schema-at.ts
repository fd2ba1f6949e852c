import * as z from "zod";

/** What a schema says of itself for people. */
export interface FieldMeta {
  readonly allowed?: string;
  readonly hint?: string;
}

const wrappers = [z.ZodOptional, z.ZodDefault, z.ZodPrefault, z.ZodNullable, z.ZodReadonly] as const;

/** The schema that `value` at `path` was held against, and what the fields on the way say of themselves. */
export function schemaAt(
  root: z.ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): { schema: z.ZodType | undefined; meta: FieldMeta } {
  let { schema, meta } = unwrap(root);
  let here = value;
  for (const key of path) {
    const next = schema && step(schema, key, here);
    if (!next) return { schema: undefined, meta };
    ({ schema, meta } = unwrap(next));
    here = (here as Record<PropertyKey, unknown> | undefined)?.[key];
  }
  return { schema, meta };
}

function unwrap(wrapped: z.ZodType): { schema: z.ZodType; meta: FieldMeta } {
  let schema = wrapped;
  let meta = fieldMeta(schema);
  while (wrappers.some((wrapper) => schema instanceof wrapper)) {
    schema = (schema as z.ZodOptional<z.ZodType>).unwrap();
    meta = { ...fieldMeta(schema), ...meta };
  }
  return { schema, meta };
}

function step(schema: z.ZodType, key: PropertyKey, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)];
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = optionOf(schema, value);
    if (option) return step(option, key, value);
    return key === schema.def.discriminator ? schema : undefined;
  }
  return undefined;
}

function optionOf(union: z.ZodDiscriminatedUnion, value: unknown): z.ZodObject | undefined {
  const kind = (value as Record<string, unknown> | undefined)?.[union.def.discriminator];
  return (union.options as readonly z.ZodObject[]).find(
    (option) => option.shape[union.def.discriminator]?.safeParse(kind).success,
  );
}

function fieldMeta(schema: z.ZodType): FieldMeta {
  const { allowed, hint } = schema.meta() ?? {};
  return {
    ...(typeof allowed === "string" ? { allowed } : {}),
    ...(typeof hint === "string" ? { hint } : {}),
  };
}

/** The keys that a value of this schema may have, for naming the nearest one. */
export function knownKeys(schema: z.ZodType | undefined, value: unknown): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = optionOf(schema, value);
    return option ? Object.keys(option.shape) : [];
  }
  return [];
}
