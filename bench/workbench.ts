import assert from "node:assert";
import fs from "node:fs";
import path from "node:path";
import { measureProcess } from "./measure/measure-process";
import { copyName } from "./programs/renamed-copies";
import { expectedFloor, writtenBlocks } from "./recording/expected-floor";
import { floorSource } from "./recording/floor-source";
import { type RecordedCopy, recordedCopy } from "./recording/recorded-copy";
import { stageProject } from "./stage";

const root = path.dirname(__dirname);

/** The runner, as cdktf.json starts it. */
export function runner(): readonly string[] {
  const { app } = JSON.parse(fs.readFileSync(path.join(root, "cdktf.json"), "utf8")) as { readonly app: string };
  const [node, ...argv] = app.split(" ");
  assert.equal(node, "node", "cdktf.json starts the runner with node");
  return argv;
}

/** The program with copies instead of its environments: its folder, and what it wrote for each copy. */
export async function stageCopies(folder: string, count: number): Promise<readonly RecordedCopy[]> {
  stageProject(folder, { main: 'import "./stacks/bench/copies";\n' });
  await measureProcess([...runner(), "--copies", String(count)], folder);
  return Array.from({ length: count }, (_, index) => recordedCopy(path.join(folder, "cdktf.out"), copyName(index + 1)));
}

/**
 * The floor for these copies.
 *
 * @throws Error when it does not write the very attributes that the program has written
 */
export async function stageFloor(folder: string, copies: readonly RecordedCopy[]): Promise<void> {
  stageProject(folder, {
    main: [
      'import { copies } from "./stacks/bench/recorded";',
      'import { runFloor } from "./stacks/bench/floor-stack";',
      "runFloor(copies);",
      "",
    ].join("\n"),
    files: { "recorded.js": floorSource(copies) },
  });
  await measureProcess([...runner(), "--copies", String(copies.length)], folder);
  const written = fs.readFileSync(path.join(folder, "cdktf.out", "stacks", "floor", "cdk.tf.json"), "utf8");
  assert.deepStrictEqual(writtenBlocks(written), expectedFloor(copies), "the floor writes what the program writes");
}
