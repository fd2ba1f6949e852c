import * as z from "zod";
import { allowedByType, type FieldMeta, isWhole } from "./field-text";
import { nearest } from "./nearest";
import type { Problem } from "./problem";
import { type Field, kindsWith, knownKeys, schemaAt, unwrap } from "./schema-at";

type Complaint = Omit<Problem, "environment">;

/** What is wrong with `input` by `schema`, told as problems of `environment` below `prefix`: one for each place. */
export function schemaProblems(
  environment: string,
  prefix: string,
  schema: z.ZodType,
  input: unknown,
  error: z.ZodError,
): Problem[] {
  const byPath = new Map<string, Problem>();
  const issues = error.issues.filter((issue) => !judgesWreckage(issue, error.issues));
  for (const complaint of issues.flatMap((issue) => complaints(prefix, schema, input, issue))) {
    // A value of the wrong form fails its further checks as well; they say nothing new.
    if (!byPath.has(complaint.path)) byPath.set(complaint.path, { environment, ...complaint });
  }
  return [...byPath.values()];
}

/** Whether a check of a whole has judged it although a part of it is wrong: zod hands over what is left of it. */
function judgesWreckage(issue: z.core.$ZodIssue, issues: readonly z.core.$ZodIssue[]): boolean {
  if (issue.code !== "custom") return false;
  return issues.some((other) => {
    const depth = other.path.length + (other.code === "unrecognized_keys" ? 1 : 0);
    return depth > issue.path.length && issue.path.every((key, position) => other.path[position] === key);
  });
}

function complaints(prefix: string, schema: z.ZodType, input: unknown, issue: z.core.$ZodIssue): Complaint[] {
  const field = schemaAt(schema, issue.path, input);
  const path = joinPath(prefix, issue.path);
  const found = valueAt(input, issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: joinPath(path, [key]),
      // A slip in the name of a secret's setting must not print the secret.
      ...(mayBeSecret(joinPath(path, [key]), nearest(key, knownKeys(field?.schema, found)))
        ? {}
        : withFound(valueAt(found, [key]))),
      ...unknownKey(key, field?.schema, found, prefix),
    }));
  }
  if (issue.code === "invalid_key") {
    const [inner] = issue.issues;
    const key = keyField(schemaAt(schema, issue.path.slice(0, -1), input));
    const name = issue.path.at(-1);
    return [{ path, found: name, ...verdict(inner ?? issue, key, name) }];
  }
  if (found === undefined) {
    return [{ path, ...verdict(issue, field, found), message: "is required" }];
  }
  return [{ path, found, ...verdict(issue, field, found) }];
}

function mayBeSecret(path: string, near: string | undefined): boolean {
  return /pass|secret|token|credential|(api|access|private)[-_]?key/i.test(`${path} ${near ?? ""}`);
}

function unknownKey(
  key: string,
  schema: z.ZodType | undefined,
  value: unknown,
  prefix: string,
): Omit<Complaint, "path" | "found"> {
  const page = prefix === "" ? "docs/reference/environment.md" : "the component's README";
  const known = knownKeys(schema, value);
  const near = nearest(key, known);
  const kinds = kindsWith(schema, key);
  const elsewhere =
    kinds.length > 0 ? `it is a setting of kind ${kinds.join(" and ")}: change kind, or remove it` : undefined;
  return {
    message: "is not a known setting",
    allowed: [...known].sort().join(", ") || "no setting here",
    hint: elsewhere ?? (near ? `did you mean ${near}?` : `remove it; ${page} lists every setting`),
  };
}

function sentence(issue: z.core.$ZodIssue, found: unknown, field: Field | undefined): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${typeName(issue.expected, field?.schema)}`;
    case "too_small":
      return isEmpty(found) ? "is empty" : `is too ${issue.origin === "number" ? "small" : "short"}`;
    case "too_big":
      return `is too ${issue.origin === "number" ? "large" : "long"}`;
    case "invalid_value":
      return "is not one of the known values";
    case "invalid_union":
      if (field?.meta.planned?.includes(String(found))) return "is not built yet";
      if (issue.discriminator) return "is not one of the known kinds";
      return isChoice(field?.schema) ? "is not one of the known values" : "has the wrong form";
    case "custom":
      return issue.message === "Invalid input" ? "has the wrong form" : issue.message;
    default:
      return "has the wrong form";
  }
}

/** What is wrong, what may stand there and what to do: the check's own words, else the field's, else its type's. */
function verdict(issue: z.core.$ZodIssue, field: Field | undefined, found: unknown): FieldMeta & { message: string } {
  const message = sentence(issue, found, field);
  const own: FieldMeta = issue.code === "custom" ? { ...(issue.params as FieldMeta | undefined) } : {};
  const values = valuesOf(issue);
  const allowed = own.allowed ?? values?.join(", ") ?? field?.meta.allowed ?? (field && allowedByType(field.schema));
  const hint = own.hint ?? slip(field, found, values) ?? field?.meta.hint ?? remedy(issue, found, message);
  return { message, ...(allowed && !message.endsWith(allowed) ? { allowed } : {}), hint };
}

/** The values of a fixed set that the issue itself lists. */
function valuesOf(issue: z.core.$ZodIssue): readonly string[] | undefined {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return issue.code === "invalid_union" && "options" in issue ? issue.options?.map(String) : undefined;
}

/** A slip of the pen that has one obvious correction. */
function slip(field: Field | undefined, found: unknown, values: readonly string[] = []): string | undefined {
  if (found === null) return "leave it out, or give it a value: null is neither";
  if (typeof found === "number" && values.includes(String(found))) return `write it in quotes: "${found}"`;
  if (typeof found !== "string" || field?.meta.planned?.includes(found)) return undefined;
  const isNumber = /^-?\d+(\.\d+)?$/.test(found);
  if (field?.schema instanceof z.ZodNumber && isNumber) return `write it without quotes: ${found}`;
  if (field?.schema instanceof z.ZodBoolean) return "write true or false, without quotes";
  // Another number is not a misspelt one.
  const near = isNumber ? undefined : nearest(found, values);
  return near && `did you mean ${near}?`;
}

function remedy(issue: z.core.$ZodIssue, found: unknown, message: string): string {
  if (found === undefined) return "add it";
  return issue.code === "invalid_type" ? message.replace(/^must be/, "write") : "write what is allowed";
}

function typeName(expected: string, schema: z.ZodType | undefined): string {
  if (schema instanceof z.ZodNumber && isWhole(schema)) return "a whole number";
  const names: Readonly<Record<string, string>> = {
    number: "a number",
    string: "text",
    boolean: "true or false",
    object: "an object",
    record: "an object",
    array: "a list",
  };
  return names[expected] ?? `of type ${expected}`;
}

/** What the names in a record may be: what they say of themselves, else what the record says. */
function keyField(record: Field | undefined): Field | undefined {
  if (!(record?.schema instanceof z.ZodRecord)) return undefined;
  const key = unwrap(record.schema.keyType as z.ZodType);
  return { schema: key.schema, meta: { ...record.meta, ...key.meta } };
}

function isChoice(schema: z.ZodType | undefined): boolean {
  return schema instanceof z.ZodUnion && schema.options.every((option) => option instanceof z.ZodLiteral);
}

function isEmpty(found: unknown): boolean {
  return found === "" || (Array.isArray(found) && found.length === 0);
}

function withFound(found: unknown): Pick<Complaint, "found"> {
  return found === undefined ? {} : { found };
}

/** `components.postgres` and `["members"]` make `components.postgres.members`; list positions stand in brackets. */
export function joinPath(prefix: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text ? `${text}.${String(key)}` : String(key);
  }, prefix);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input);
}
