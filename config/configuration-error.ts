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
  const lines = [`${[problem.environment, problem.path].filter(Boolean).join(": ")}: ${problem.message}`];
  if ("found" in problem) lines.push(`  found:   ${show(problem.found)}`);
  if (problem.allowed) lines.push(`  allowed: ${problem.allowed}`);
  if (problem.hint) lines.push(`  do:      ${problem.hint}`);
  return lines.join("\n");
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
