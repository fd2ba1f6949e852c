import fs from "node:fs";
import path from "node:path";

const root = path.dirname(__dirname);

/** What the runner and the program consist of; the installed packages are linked. */
const copied = [
  "config",
  "constructs",
  "stacks",
  "scripts",
  "main.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/** What stands in for main.ts in a copy of the project: the programs of bench/programs lie in stacks/bench there. */
export interface Program {
  /** Source of main.ts. Default: the project's own. */
  readonly main?: string;
  /** More files of stacks/bench. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A copy of the project outside of it, which the runner cannot tell from the project itself. */
export function stageProject(folder: string, { main, files = {} }: Program = {}): void {
  for (const entry of copied) fs.cpSync(path.join(root, entry), path.join(folder, entry), { recursive: true });
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "junction");
  const programs = path.join(folder, "stacks", "bench");
  fs.cpSync(path.join(__dirname, "programs"), programs, { recursive: true });
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(programs, name), text);
  if (main) fs.writeFileSync(path.join(folder, "main.ts"), main);
}

/** Makes the next run build its bundle anew. */
export function forgetBundle(folder: string): void {
  fs.rmSync(path.join(folder, ".cache"), { recursive: true, force: true });
}
