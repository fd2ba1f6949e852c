import * as z from "zod";

/** What a schema says of itself for people, beside its description. */
export interface FieldMeta {
  /** What may stand here, in words; left out where the type says enough. */
  readonly allowed?: string;
  /** What to do when something else stands here. */
  readonly hint?: string;
  /** Kinds of a union that are promised and not built yet. */
  readonly planned?: readonly string[];
  /** Name of a form that many settings share; the reference page tells of it once. */
  readonly form?: string;
}

/** What this very schema, without those around it, says of itself. */
export function fieldMeta(schema: z.ZodType): FieldMeta {
  const { allowed, hint, planned, form } = schema.meta() ?? {};
  return {
    ...(typeof allowed === "string" ? { allowed } : {}),
    ...(typeof hint === "string" ? { hint } : {}),
    ...(Array.isArray(planned) ? { planned: planned.map(String) } : {}),
    ...(typeof form === "string" ? { form } : {}),
  };
}

/** What a value may be as far as its type alone tells, for messages and for the reference page. */
export function allowedByType(schema: z.ZodType): string {
  if (schema instanceof z.ZodEnum) return schema.options.join(", ");
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String).join(", ");
  if (schema instanceof z.ZodBoolean) return "true or false";
  if (schema instanceof z.ZodNumber) return numbers(schema);
  if (schema instanceof z.ZodString) return text(schema);
  if (schema instanceof z.ZodStringFormat) return formats[schema.format ?? ""] ?? "text";
  if (schema instanceof z.ZodArray) return `a list${nonEmpty(schema) ? ", not empty" : ""}`;
  if (schema instanceof z.ZodObject) return `an object with ${Object.keys(schema.shape).join(", ") || "no settings"}`;
  if (schema instanceof z.ZodRecord) return "an object with names of your choice";
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return `an object whose ${schema.def.discriminator} is ${kindsOf(schema).join(", ")}`;
  }
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).map(allowedByType).join(" or ");
  return "any value";
}

/** The kinds that a discriminated union tells apart. */
export function kindsOf(union: z.ZodDiscriminatedUnion): readonly string[] {
  return (union.options as readonly z.ZodObject[]).map((option) => {
    const kind = option.shape[union.def.discriminator];
    return kind instanceof z.ZodLiteral ? [...kind.values].map(String).join(", ") : "?";
  });
}

const formats: Readonly<Record<string, string>> = { hostname: "a host name", url: "a URL", ipv4: "an IPv4 address" };

function numbers(schema: z.ZodNumber): string {
  const noun = isWhole(schema) ? "a whole number" : "a number";
  const from = bound(schema.minValue);
  const to = bound(schema.maxValue);
  if (from !== undefined && to !== undefined) return `${noun} from ${from} to ${to}`;
  if (from !== undefined) return `${noun}, at least ${from}`;
  return to === undefined ? noun : `${noun}, at most ${to}`;
}

/** Whether only whole numbers pass. */
export function isWhole(schema: z.ZodNumber): boolean {
  return schema.format === "safeint";
}

/** A bound that somebody set; the ends of what numbers can hold are none. */
function bound(value: number | null): number | undefined {
  return value === null || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value;
}

function text({ minLength, maxLength }: z.ZodString): string {
  if (maxLength !== null) return `text of ${minLength ?? 0} to ${maxLength} characters`;
  if (minLength === null || minLength === 0) return "text";
  return minLength === 1 ? "text, not empty" : `text of at least ${minLength} characters`;
}

function nonEmpty(schema: z.ZodArray): boolean {
  return !schema.safeParse([]).success;
}
