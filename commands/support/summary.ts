import type { StackResult } from "./run-stacks";

/** What a run of stacks came to: a line for each, why one failed, and what to do next. */
export function summary(results: readonly StackResult[], again: string): string {
  const width = Math.max(...results.map(({ stack }) => stack.length));
  const lines = results.map((result) =>
    `  ${result.state.padEnd(11)}  ${result.stack.padEnd(width)}  ${detail(result)}`.trimEnd(),
  );
  const failures = results.flatMap((result) =>
    result.state === "failed"
      ? [`${result.stack} failed:\n${indented(result.reason)}${lockAdvice(result.stack, result.reason)}`]
      : [],
  );
  return [lines.join("\n"), ...failures, ...next(results, again)].join("\n\n");
}

/** 0 when every stack came through. */
export function exitCode(results: readonly StackResult[]): number {
  if (results.some(({ state }) => state === "interrupted")) return 130;
  return results.every(({ state }) => state === "done") ? 0 : 1;
}

function detail(result: StackResult): string {
  if (result.state === "not started") return "";
  const seconds = `${result.seconds.toFixed(0)} s`;
  return result.state === "done" ? `${seconds}  ${result.detail}` : seconds;
}

function next(results: readonly StackResult[], again: string): readonly string[] {
  const dismissed = results.find(({ state }) => state === "dismissed");
  if (dismissed) return [`${dismissed.stack} was not approved. To go on from there: ${again}`];
  if (results.some(({ state }) => state === "interrupted")) return [`Interrupted. To go on from there: ${again}`];
  if (results.some(({ state }) => state === "failed"))
    return [`Mend that and run it again; it goes on from there: ${again}`];
  return [];
}

/** Who holds the lock can only be told by people; how to break it should not have to be looked up. */
function lockAdvice(stack: string, reason: readonly string[]): string {
  const text = reason.join("\n");
  if (!text.includes("Error acquiring the state lock")) return "";
  const id = /ID:\s+(\S+)/.exec(text)?.[1] ?? "<ID>";
  return `\n\n  Another run holds this stack's state. Wait for it; if it is certain that none is left:\n    terraform -chdir=cdktf.out/stacks/${stack} force-unlock ${id}`;
}

function indented(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split("\n"))
    .map((line) => `  ${line}`)
    .join("\n");
}
