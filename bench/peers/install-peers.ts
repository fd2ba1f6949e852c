import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { objectsSource } from "../recording/objects-source";
import type { RecordedCopy } from "../recording/recorded-copy";
import { peers } from "./versions";

/** Outside of the project, and kept between runs: npm takes a while. */
const folder = path.join(os.tmpdir(), "gantry-bench-peers");

/** A folder with the peers, their programs and the objects that they write; or why there is none. */
export function installPeers(
  copies: readonly RecordedCopy[],
): { readonly folder: string } | { readonly reason: string } {
  const reason = install();
  if (reason) return { reason };
  for (const program of ["cdk8s.cjs", "aws-cdk.cjs", "deployments.cjs"]) {
    fs.copyFileSync(path.join(__dirname, program), path.join(folder, program));
  }
  fs.writeFileSync(path.join(folder, "recorded.cjs"), objectsSource(copies));
  const sizes = copies[0]?.resources.map(({ attributes }) => JSON.stringify(attributes).length) ?? [];
  const bytes = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  fs.writeFileSync(path.join(folder, "shape.json"), JSON.stringify({ objectsPerCopy: sizes.length, bytes }));
  return { folder };
}

/** Why the peers could not be installed; nothing when they are there. */
function install(): string | undefined {
  const manifest = JSON.stringify({ private: true, dependencies: peers });
  const done = path.join(folder, "installed.json");
  if (fs.existsSync(done) && fs.readFileSync(done, "utf8") === manifest) return undefined;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "package.json"), manifest);
  const { status, error } = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: "inherit",
    timeout: 300_000,
    shell: process.platform === "win32",
  });
  if (status !== 0) return `npm could not install them: ${error?.message ?? `it ended with ${status}`}`;
  fs.writeFileSync(done, manifest);
  return undefined;
}
