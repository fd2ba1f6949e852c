import type { SynthesizedStack } from "./manifest";

/** The table of `npm start`: a row for each environment, and their sum. */
export function environmentTable(stacks: readonly SynthesizedStack[], milliseconds: number): string {
  const names = [...new Set(stacks.map(({ environment }) => environment))].sort();
  const rows = names.map((name) =>
    row(
      name,
      stacks.filter(({ environment }) => environment === name),
    ),
  );
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
  const header = ["environment", "target", "stacks", "resources", "time"];
  const total = [`${names.length} in all`, "", String(stacks.length), String(count(stacks)), seconds];
  const lines = [header, ...rows, total];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => aligned(cell, widths[column] ?? 0, column))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function row(name: string, stacks: readonly SynthesizedStack[]): readonly string[] {
  const target = [...new Set(stacks.map((stack) => stack.target))].join(", ");
  return [name, target, String(stacks.length), String(count(stacks)), ""];
}

function count(stacks: readonly SynthesizedStack[]): number {
  return stacks.reduce((sum, { resources }) => sum + resources, 0);
}

function aligned(cell: string, width: number, column: number): string {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}
