import { stripVTControlCharacters } from "node:util";

/** What cdktf's log tells about one stack of a run. */
export interface StackLog {
  /** Every state that cdktf gave the stack: `planning`, `deployed`, `dismissed` and so on. */
  readonly states: readonly string[];
  /** Terraform's own count, such as `1 added, 0 changed, 0 destroyed`. */
  readonly changes: string | undefined;
  /** Terraform's errors, each with its lines. */
  readonly errors: readonly string[];
  /** The last lines Terraform wrote. */
  readonly tail: readonly string[];
}

const longestError = 12;
const tailLength = 6;

/** Reads what happened to `stack` out of cdktf's debug log. */
export function readStackLog(log: string, stack: string): StackLog {
  const entries = log.split(/^\[\d{4}-\d\d-\d\dT[\d:.]+\] \[[A-Z]+\] default - /m);
  const states = entries
    .filter((entry) => entry.startsWith(`[${stack}]: `))
    .map((entry) => entry.slice(stack.length + 4).trim());
  const text = entries
    .filter((entry) => entry.startsWith(`[${stack}](`))
    .map((entry) => entry.slice(entry.indexOf("): ") + 3))
    .join("");
  const lines = stripVTControlCharacters(text)
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
  return {
    states,
    changes: changesIn(lines),
    errors: errorsIn(lines),
    tail: lines.filter((line) => line.trim() !== "").slice(-tailLength),
  };
}

/** What was done says more than what was planned, and resources more than outputs. */
const counts = [
  /(?:Apply|Destroy) complete! Resources: (.+)\.$/,
  /^Plan: (.+)\.$/,
  /^(No changes)\./,
  /^(Changes to Outputs):/,
];

function changesIn(lines: readonly string[]): string | undefined {
  for (const count of counts) {
    const found = lines.findLast((line) => count.test(line));
    if (found) return count.exec(found)?.[1]?.replace(/^[CN]/, (letter) => letter.toLowerCase());
  }
  return undefined;
}

/** With colours Terraform draws a frame around an error, without it leaves two empty lines before what follows. */
function errorsIn(lines: readonly string[]): readonly string[] {
  const bare = lines.map((line) => line.replace(/^\s*│ ?/, ""));
  const errors = bare.flatMap((line, start) => {
    if (!/^Error: /.test(line)) return [];
    const length = bare
      .slice(start + 1)
      .findIndex((next, index) => /^\s*[╵╷]/.test(next) || /^Error: /.test(next) || isEnd(bare, start + 1 + index));
    const whole = bare.slice(start, length < 0 ? undefined : start + 1 + length);
    return [
      whole
        .filter((text) => text.trim() !== "")
        .slice(0, longestError)
        .join("\n"),
    ];
  });
  return [...new Set(errors)];
}

function isEnd(lines: readonly string[], index: number): boolean {
  return lines[index]?.trim() === "" && lines[index + 1]?.trim() === "";
}
