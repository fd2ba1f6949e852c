import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const texts = new Map<string, string>();
const folders = new Map<string, readonly string[]>();

/** Text of a file that lies among the sources. Read once in a run, however many environments take it. */
export function sourceFile(file: string): string {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(file, "utf8");
  texts.set(file, text);
  return text;
}

/** Names of the files with this ending in a folder of the sources, in order. Read once in a run. */
export function sourceFilesIn(folder: string, ending: string): readonly string[] {
  const files = folders.get(folder) ?? readdirSync(folder).sort();
  folders.set(folder, files);
  return files.filter((file) => path.extname(file) === ending);
}
