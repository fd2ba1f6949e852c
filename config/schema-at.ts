import * as z from "zod";
import { type FieldMeta, fieldMeta } from "./field-text";

const wrappers = [z.ZodOptional, z.ZodDefault, z.ZodPrefault, z.ZodNullable, z.ZodReadonly] as const;

/** A schema freed of what makes it optional, and what it and its wrappers say of themselves. */
export interface Field {
  readonly schema: z.ZodType;
  readonly meta: FieldMeta;
}

/** The field that `value` at `path` was held against; nothing where the schema knows no such path. */
export function schemaAt(root: z.ZodType, path: readonly PropertyKey[], value: unknown): Field | undefined {
  let field = unwrap(root);
  let here = value;
  for (const key of path) {
    const next = step(field.schema, key, here);
    if (!next) return undefined;
    field = unwrap(next);
    here = (here as Record<PropertyKey, unknown> | null | undefined)?.[key];
  }
  return field;
}

/** Frees a schema of what makes it optional; the outermost word about it counts. */
export function unwrap(wrapped: z.ZodType): Field {
  let schema = wrapped;
  let meta = fieldMeta(schema);
  while (wrappers.some((wrapper) => schema instanceof wrapper)) {
    schema = (schema as z.ZodOptional<z.ZodType>).unwrap();
    meta = { ...fieldMeta(schema), ...meta };
  }
  return { schema, meta };
}

function step(schema: z.ZodType, key: PropertyKey, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return own(schema, key);
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = optionOf(schema, value);
    if (option) return step(option, key, value);
    return key === schema.def.discriminator ? schema : undefined;
  }
  return undefined;
}

/** Only what the object itself lists: `constructor` is on every object and a setting of none. */
function own(schema: z.ZodObject, key: PropertyKey): z.ZodType | undefined {
  return Object.hasOwn(schema.shape, key) ? schema.shape[String(key)] : undefined;
}

function optionOf(union: z.ZodDiscriminatedUnion, value: unknown): z.ZodObject | undefined {
  const kind = (value as Record<string, unknown> | null | undefined)?.[union.def.discriminator];
  return (union.options as readonly z.ZodObject[]).find(
    (option) => option.shape[union.def.discriminator]?.safeParse(kind).success,
  );
}

/** The keys that a value of this schema may have, for naming the nearest one. */
export function knownKeys(schema: z.ZodType | undefined, value: unknown): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) return Object.keys(optionOf(schema, value)?.shape ?? {});
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return [];
}

/** The other kinds of a union that do have this key: where a setting was meant for another kind. */
export function kindsWith(schema: z.ZodType | undefined, key: string): readonly string[] {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return [];
  const { discriminator } = schema.def;
  return (schema.options as readonly z.ZodObject[])
    .filter((option) => Object.hasOwn(option.shape, key))
    .map((option) => option.shape[discriminator])
    .flatMap((kind) => (kind instanceof z.ZodLiteral ? [...kind.values].map(String) : []));
}
