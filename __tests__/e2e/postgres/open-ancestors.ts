import path from "node:path";

/** Arguments of bwrap that make the folders above a mount open to every user; made on the way they would be closed to all but root. */
export function openAncestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === "/" ? [] : [...openAncestors(parent), "--perms", "0755", "--dir", parent];
}
