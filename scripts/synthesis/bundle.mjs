import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fingerprint, sourceFolders } from "./fingerprint.mjs";
import { engineHotPaths, sourceDirectories } from "./plugins.mjs";

const kept = 5;

/** Path of the bundle of main.ts as the sources are now; built when it is not there. Safe for runs at the same time. */
export async function currentBundle(root) {
  const folder = path.join(root, ".cache", "synth");
  const bundle = path.join(folder, `${fingerprint(root)}.cjs`);
  if (existsSync(bundle)) return bundle;
  mkdirSync(folder, { recursive: true });
  const draft = `${bundle}.${process.pid}.draft`;
  try {
    await build(root, draft);
    renameSync(draft, bundle);
  } finally {
    rmSync(draft, { force: true });
  }
  removeOld(folder, bundle);
  return bundle;
}

async function build(root, outfile) {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    // Less to parse at every run.
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    logLevel: "error",
    // Beside the environments lies what is not a module; a require with a computed name must not stumble over it.
    loader: { ".md": "empty", ".sql": "empty", ".sh": "empty", ".yaml": "empty", ".tpl": "empty" },
    plugins: [sourceDirectories(root), engineHotPaths],
  });
  const stray = Object.keys(metafile.inputs).find((file) => !isWatched(file));
  if (stray) {
    throw new Error(
      `main.ts imports ${stray}, which lies outside ${sourceFolders.join(", ")}: a change to it would go unnoticed; add its folder to sourceFolders in scripts/synthesis/fingerprint.mjs`,
    );
  }
}

function isWatched(input) {
  return (
    input === "main.ts" ||
    input.includes("node_modules/") ||
    sourceFolders.some((folder) => input.startsWith(`${folder}/`))
  );
}

function removeOld(folder, current) {
  const byAge = readdirSync(folder)
    .filter((name) => name.endsWith(".cjs"))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, age: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.age - one.age);
  for (const { file } of byAge.slice(kept)) {
    if (file !== current) rmSync(file, { force: true });
  }
}
