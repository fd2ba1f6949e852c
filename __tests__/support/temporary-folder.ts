import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** All files below a folder with their content, by path. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const paths = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((file) => fs.statSync(path.join(folder, file)).isFile());
  return Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(folder, file), "utf8")]));
}

/** Runs something with a folder of its own, which is gone afterwards. */
export function inTemporaryFolder<Result>(run: (folder: string) => Result): Result {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-test-"));
  try {
    return run(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
