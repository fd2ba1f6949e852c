import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fingerprint } from "./fingerprint.mjs";

const kept = 5;

/** Path of the bundle of main.ts as the sources are now; built when it is not there. Safe for runs at the same time. */
export async function currentBundle(root) {
  const folder = path.join(root, ".cache", "synth");
  const bundle = path.join(folder, `${fingerprint(root)}.cjs`);
  if (existsSync(bundle)) return bundle;
  mkdirSync(folder, { recursive: true });
  const draft = `${bundle}.${process.pid}.draft`;
  try {
    const { build } = await import("./build.mjs");
    await build(root, draft);
    renameSync(draft, bundle);
  } finally {
    rmSync(draft, { force: true });
  }
  removeOld(folder, bundle);
  return bundle;
}

/** A bundle's compiled forms, see `runBundle`, go with it. */
function removeOld(folder, current) {
  const files = readdirSync(folder);
  const byAge = files
    .filter((name) => name.endsWith(".cjs"))
    .map((name) => ({ name, age: statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.age - one.age);
  for (const { name } of byAge.slice(kept).filter((bundle) => bundle.name !== path.basename(current))) {
    const its = files.filter((file) => file.startsWith(name));
    for (const file of its) rmSync(path.join(folder, file), { force: true });
  }
}
