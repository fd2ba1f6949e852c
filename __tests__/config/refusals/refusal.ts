import type { Changes } from "../../support/smallest-environment";

/** A bad environment and all that is said of it. */
export interface Refusal {
  /** What is bad. */
  readonly title: string;
  /** Changes to the smallest valid environment; a list makes several environments. */
  readonly given: Changes | readonly Changes[];
  /** The text of the error; the first line is left out where it tells of one problem in one environment. */
  readonly message: string;
}

/** Takes off the first line break and the indentation of a text that is written inside code. */
export function text(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const lines = String.raw(strings, ...values)
    .replace(/^\n/, "")
    .replaceAll("\\`", "`")
    .trimEnd()
    .split("\n");
  const indentation = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indentation)).join("\n");
}
