import * as z from "zod";
import { allowedByType, kindsOf } from "../../config/field-text";
import { type Field, unwrap } from "../../config/schema-at";

/** One setting as the reference tells of it. */
export interface Option {
  /** `quota.requests.cpu`, `nodePools.<name>.nodes`, `taints[].key`. */
  readonly path: string;
  /** In words; a shared form stands in brackets, as Markdown names a link. */
  readonly allowed: string;
  /** What happens when it is left out; nothing where it cannot be. */
  readonly fallback?: string;
  readonly meaning: string;
}

/** Settings that depend on the kind of something. */
export interface Variants {
  /** Path of the union; empty for the schema itself. */
  readonly path: string;
  readonly discriminator: string;
  readonly kinds: readonly (Options & { readonly kind: string; readonly meaning: string })[];
}

/** All settings of a schema: the ones it always has, and those of each kind. */
export interface Options {
  readonly options: readonly Option[];
  readonly variants: readonly Variants[];
}

const none: Options = { options: [], variants: [] };

/** The settings below a schema, each with its full path. A shared form is named and not opened, unless it is the root. */
export function optionsOf(schema: z.ZodType, path = ""): Options {
  return below(unwrap(schema).schema, path);
}

function below(schema: z.ZodType, path: string): Options {
  if (schema instanceof z.ZodObject) {
    const uniform = uniformValue(schema);
    if (uniform) return open(uniform, join(path, "<name>"));
    return merge(Object.entries(schema.shape).map(([key, child]) => option(child, join(path, key))));
  }
  if (schema instanceof z.ZodRecord) return open(schema.valueType as z.ZodType, join(path, "<name>"));
  if (schema instanceof z.ZodArray) return open(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodDiscriminatedUnion) return union(schema, path);
  return none;
}

/** The one schema of all values of an object with many keys alike: such an object is a record with known names. */
function uniformValue(schema: z.ZodObject): z.ZodType | undefined {
  const children = Object.values(schema.shape);
  const [first, ...others] = children.map((child) => unwrap(child).schema);
  const meanings = new Set(children.map((child) => words(child).meaning));
  return others.length >= 3 && meanings.size === 1 && others.every((other) => other === first) ? first : undefined;
}

function open(schema: z.ZodType, path: string): Options {
  const field = unwrap(schema);
  return field.meta.form ? none : below(field.schema, path);
}

function option(schema: z.ZodType, path: string): Options {
  const field = unwrap(schema);
  const { meaning, fallback } = words(schema);
  const optional = schema.safeParse(undefined).success;
  const here: Option = {
    path,
    allowed: allowed(field),
    ...(optional ? { fallback: fallback ?? writtenDefault(schema) } : {}),
    meaning,
  };
  return merge([{ options: [here], variants: [] }, open(schema, path)]);
}

function allowed({ schema, meta }: Field): string {
  if (meta.form) return `[${meta.form}]`;
  if (schema instanceof z.ZodEnum) return code(schema.options);
  if (meta.allowed) return meta.allowed;
  if (schema instanceof z.ZodObject) {
    return uniformValue(schema) ? `an object with any of ${code(Object.keys(schema.shape))}` : "see below";
  }
  if (schema instanceof z.ZodRecord) {
    const value = unwrap(schema.valueType as z.ZodType);
    return `names of your choice, each with ${nested(value)}`;
  }
  if (schema instanceof z.ZodArray) return `${allowedByType(schema)}: ${nested(unwrap(schema.element as z.ZodType))}`;
  if (schema instanceof z.ZodDiscriminatedUnion) return `one of the kinds ${code(kindsOf(schema))}`;
  return allowedByType(schema);
}

function nested(field: Field): string {
  return field.schema instanceof z.ZodObject && !field.meta.form ? "what is told below" : allowed(field);
}

function code(values: readonly (string | number)[]): string {
  return values.map((value) => `\`${value}\``).join(", ");
}

function union(schema: z.ZodDiscriminatedUnion, path: string): Options {
  const { discriminator } = schema.def;
  const members = schema.options as readonly z.ZodObject[];
  const [first] = members;
  const shared = Object.keys(first?.shape ?? {}).filter((key) =>
    members.every((member) => member.shape[key] === first?.shape[key]),
  );
  const kinds = members.map((member) => {
    const kind = member.shape[discriminator] as z.ZodType;
    const own = Object.entries(member.shape).filter(([key]) => key !== discriminator && !shared.includes(key));
    return {
      kind: allowedByType(unwrap(kind).schema),
      meaning: words(kind).meaning,
      ...merge(own.map(([key, child]) => option(child, join(path, key)))),
    };
  });
  const common = merge(shared.map((key) => option(first?.shape[key] as z.ZodType, join(path, key))));
  return { options: common.options, variants: [...common.variants, { path, discriminator, kinds }] };
}

/** A description in two parts: what it means, and what holds when it is left out. The outermost word counts. */
export function words(schema: z.ZodType): { meaning: string; fallback?: string } {
  const [meaning = "", fallback] = (schema.description ?? "").split(/(?:^|\s)Default: /);
  const wrapped = unwrapOnce(schema);
  const inner: { meaning: string; fallback?: string } = wrapped ? words(wrapped) : { meaning: "" };
  return {
    ...inner,
    ...(meaning ? { meaning: meaning.replace(/\s*Required\.$/, "") } : {}),
    ...(fallback === undefined ? {} : { fallback: fallback.replace(/\.$/, "") }),
  };
}

/** The default of a schema whose description does not tell it, as it would stand in a file. */
function writtenDefault(schema: z.ZodType): string {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    const text = JSON.stringify(schema.def.defaultValue)
      .replace(/"(\w+)":/g, "$1: ")
      .replaceAll(",", ", ");
    return `\`${text}\``;
  }
  return "none";
}

function unwrapOnce(schema: z.ZodType): z.ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? (schema.unwrap() as z.ZodType)
    : undefined;
}

function merge(parts: readonly Options[]): Options {
  return { options: parts.flatMap(({ options }) => options), variants: parts.flatMap(({ variants }) => variants) };
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
