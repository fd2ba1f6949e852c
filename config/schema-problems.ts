import type * as z from "zod";
import { nearest } from "./nearest";
import type { Problem } from "./problem";
import { knownKeys, schemaAt } from "./schema-at";

/** What is wrong with `input` by `schema`, told as problems of `environment` below `prefix`. */
export function schemaProblems(
  environment: string,
  prefix: string,
  schema: z.ZodType,
  input: unknown,
  error: z.ZodError,
): Problem[] {
  return error.issues.flatMap((issue) => issueProblems(issue)).map((problem) => ({ environment, ...problem }));

  function issueProblems(issue: z.core.$ZodIssue): Omit<Problem, "environment">[] {
    const at = schemaAt(schema, issue.path, input);
    const path = joinPath(prefix, issue.path);
    if (issue.code === "unrecognized_keys") {
      const known = knownKeys(at.schema, valueAt(input, issue.path));
      return issue.keys.map((key) => unknownKey(joinPath(path, [key]), valueAt(input, [...issue.path, key]), key, known));
    }
    if (issue.code === "invalid_key") {
      return issue.issues.map((inner) => {
        const key = String(issue.path.at(-1));
        return { path, found: key, message: inner.message, ...at.meta };
      });
    }
    const found = valueAt(input, issue.path);
    const missing = found === undefined;
    const allowed = allowedBy(issue) ?? at.meta.allowed;
    return [
      {
        path,
        ...(missing ? {} : { found }),
        message: missing ? "is required" : sentence(issue),
        ...(allowed ? { allowed } : {}),
        ...(at.meta.hint ? { hint: at.meta.hint } : {}),
      },
    ];
  }
}

function unknownKey(path: string, found: unknown, key: string, known: readonly string[]): Omit<Problem, "environment"> {
  const near = nearest(key, known);
  return {
    path,
    ...(found === undefined ? {} : { found }),
    message: "is not a known setting",
    allowed: known.length > 0 ? [...known].sort().join(", ") : "no setting here",
    hint: near ? `did you mean ${near}?` : "remove it, or look up the setting's name in docs/reference",
  };
}

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${article(issue.expected)}`;
    case "too_small":
      return `is too ${issue.origin === "string" || issue.origin === "array" ? "short" : "small"}`;
    case "too_big":
      return `is too ${issue.origin === "string" || issue.origin === "array" ? "long" : "large"}`;
    case "invalid_value":
      return "is not one of the known values";
    case "invalid_union":
      return issue.discriminator ? "is not one of the known kinds" : "has the wrong form";
    case "custom":
      return issue.message;
    default:
      return "has the wrong form";
  }
}

/** What the issue itself says is allowed; a range or a list is more exact than any text beside the field. */
function allowedBy(issue: z.core.$ZodIssue): string | undefined {
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? undefined : `at least ${issue.minimum}`;
    case "too_big":
      if (issue.origin === "array") return `at most ${issue.maximum} entries`;
      return issue.origin === "string" ? `at most ${issue.maximum} characters` : `at most ${issue.maximum}`;
    case "invalid_value":
      return issue.values.map(String).join(", ");
    case "invalid_union":
      return "options" in issue && Array.isArray(issue.options) ? issue.options.map(String).join(", ") : undefined;
    default:
      return undefined;
  }
}

function article(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    int: "a whole number",
    number: "a number",
    string: "text",
    boolean: "true or false",
    object: "an object",
    record: "an object",
    array: "a list",
  };
  return names[expected] ?? `of type ${expected}`;
}

/** `components.postgres` and `["members"]` make `components.postgres.members`; list positions stand in brackets. */
export function joinPath(prefix: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text ? `${text}.${String(key)}` : String(key);
  }, prefix);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);
}
