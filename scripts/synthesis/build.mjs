import { build as esbuild } from "esbuild";
import { sourceFolders } from "./fingerprint.mjs";
import { engineHotPaths, sourceDirectories } from "./plugins.mjs";

/** Bundles main.ts with all that it imports, cdktf and the providers included. */
export async function build(root, outfile) {
  const { metafile } = await esbuild({
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
    input.startsWith("scripts/synthesis/") ||
    sourceFolders.some((folder) => input.startsWith(`${folder}/`))
  );
}
