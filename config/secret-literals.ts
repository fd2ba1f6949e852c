import type { Problem } from "./problem";
import { joinPath } from "./schema-problems";

/** How secrets are told by the names they stand under. */
export const secretKey =
  /(password|passwd|passphrase|token|api[-_]?key|private[-_]?key|client[-_]?secret|secret[-_]?key|access[-_]?key)$/i;

/**
 * Values that are secrets whatever they are called: each pattern is the documented form of its issuer. Before it stands
 * what every match contains, which is found far faster: policy asks about every text of every stack.
 */
const secretValues: readonly (readonly [sign: string, pattern: RegExp])[] = [
  ["PRIVATE KEY-----", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  // AWS, long-lived and temporary.
  ["AKIA", /\bAKIA[0-9A-Z]{16}\b/],
  ["ASIA", /\bASIA[0-9A-Z]{16}\b/],
  // Google.
  ["AIza", /\bAIza[0-9A-Za-z_-]{35}/],
  // GitHub, classic and fine-grained; GitLab; Slack; Vault; Hugging Face; NVIDIA NGC.
  ["gh", /\bgh[pousr]_[A-Za-z0-9]{36,}\b/],
  ["github_pat_", /\bgithub_pat_[A-Za-z0-9_]{60,}/],
  ["glpat-", /\bglpat-[A-Za-z0-9_-]{20,}/],
  ["xox", /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ["hvs.", /\bhvs\.[A-Za-z0-9_-]{20,}/],
  ["hf_", /\bhf_[A-Za-z0-9]{30,}\b/],
  ["nvapi-", /\bnvapi-[A-Za-z0-9_-]{40,}/],
  // JSON web token.
  ["eyJ", /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./],
  // A URL with a password in it.
  ["://", /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^/\s:@]{0,100}:[^/\s:@]{1,200}@/i],
];

/** Whether a text is a secret by its form. */
export function looksSecret(text: string): boolean {
  return secretValues.some(([sign, pattern]) => text.includes(sign) && pattern.test(text));
}

/** Secrets written into an environment file, where git, plans and states would keep them. */
export function secretLiterals(environment: string, input: unknown, path: readonly PropertyKey[] = []): Problem[] {
  if (typeof input === "string" || typeof input === "number") {
    const key = path.findLast((part) => typeof part === "string");
    const named = typeof key === "string" && secretKey.test(key);
    if (!named && !looksSecret(String(input))) return [];
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
