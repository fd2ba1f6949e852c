import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** What main.ts may import from, relative to the project's root. */
export const sourceFolders = ["config", "constructs", "stacks"];

/** Files besides the sources that decide what a bundle holds. */
const otherInputs = ["main.ts", "package-lock.json", "node_modules/.package-lock.json", "tsconfig.json"];

/** Changes whenever a source is added, removed, renamed or written to, or when the project itself is moved. */
export function fingerprint(root) {
  const hash = createHash("sha256").update(`${root}\n`);
  const folders = [...sourceFolders, "scripts/synthesis"].flatMap((folder) => [...sourcesIn(path.join(root, folder))]);
  const others = otherInputs.map((file) => path.join(root, file));
  for (const file of [...others, ...folders].sort()) {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    hash.update(`${file} ${stat?.size} ${stat?.mtimeNs}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

function* sourcesIn(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesIn(file);
    else if (/\.(ts|js|cjs|mjs|json)$/.test(entry.name)) yield file;
  }
}
