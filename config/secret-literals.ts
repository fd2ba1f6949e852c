import type { Problem } from "./problem";
import { joinPath } from "./schema-problems";

const secretKey = /(password|passwd|passphrase|token|api[-_]?key|private[-_]?key|secret[-_]?key|access[-_]?key)$/i;

/** Values that are secrets whatever they are called: each pattern is the documented form of its issuer. */
const secretValues: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
  /\bglpat-[A-Za-z0-9_-]{20,}\b/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bhvs\.[A-Za-z0-9_-]{20,}/,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:[^/\s:@]+@/i,
];

/** Secrets written into an environment file, where git, plans and states would keep them. */
export function secretLiterals(environment: string, input: unknown, path: readonly PropertyKey[] = []): Problem[] {
  if (typeof input === "string") {
    const named = secretKey.test(String(path.at(-1) ?? ""));
    if (!named && !secretValues.some((pattern) => pattern.test(input))) return [];
    return [
      {
        environment,
        path: joinPath("", path),
        // The value is not repeated: this text ends up in logs.
        message: "holds a secret in plain text",
        allowed: "a reference to a secret: generated, existing or external",
        hint: "take the value out of the file and its history, replace the secret, and name where it is kept instead",
      },
    ];
  }
  if (typeof input !== "object" || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) =>
    secretLiterals(environment, value, [...path, Array.isArray(input) ? Number(key) : key]),
  );
}
