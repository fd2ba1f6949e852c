import type { Problem } from "./problem";

/** All problems of all environments, thrown together before any construct exists and any file is written. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(`${summary(problems)}\n\n${problems.map(paragraph).join("\n\n")}`);
    this.name = "ConfigurationError";
  }
}

function summary(problems: readonly Problem[]): string {
  const environments = new Set(problems.map((problem) => problem.environment)).size;
  return `${plural(problems.length, "problem")} in ${plural(environments, "environment")}; nothing was written.`;
}

function paragraph(problem: Problem): string {
  const where = [problem.environment, problem.path].filter(Boolean).map((part) => clip(part, 120));
  const lines = [`${where.join(": ")}: ${clip(problem.message, 300)}`];
  if ("found" in problem) lines.push(`  found:   ${show(problem.found)}`);
  if (problem.allowed) lines.push(`  allowed: ${problem.allowed}`);
  if (problem.hint) lines.push(`  do:      ${problem.hint}`);
  return lines.join("\n");
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : clip(written(value), 120);
}

/** A value as it would stand in the file, or its type where it cannot be written. */
function written(value: unknown): string {
  if (typeof value === "number") return String(value);
  try {
    return JSON.stringify(value) ?? `a ${typeof value}`;
  } catch {
    return `a ${typeof value}`;
  }
}

/** One line of bounded length, whatever a name or value holds. */
function clip(text: string, longest: number): string {
  const line = text.slice(0, longest + 1).replace(/\p{Cc}/gu, "?");
  return line.length > longest ? `${line.slice(0, longest - 3)}...` : line;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
