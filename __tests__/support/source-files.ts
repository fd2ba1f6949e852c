import fs from "node:fs";
import path from "node:path";

/** One import or re-export of a source file. */
export interface Import {
  /** Package with path, or path of our own file from the top of the project, without its ending. */
  readonly target: string;
  /** Whether it is one of our own files. */
  readonly own: boolean;
  /** Gone when the program runs. */
  readonly typeOnly: boolean;
}

/** One of our TypeScript files. */
export interface SourceFile {
  /** Path from the top of the project. */
  readonly path: string;
  readonly text: string;
  /** Without comments: what they mention is no use of it. */
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

const root = path.join(__dirname, "../..");

/** Statements with `from`, dynamic imports, and calls of require. TypeScript 7 has no parser to ask. */
const importStatement =
  /^\s*(?:import|export)\s+(?<clause>[^;"']*?)\s*from\s*["'](?<from>[^"']+)["']|^\s*import\s*["'](?<bare>[^"']+)["']|\b(?:require|import)\(\s*["'](?<call>[^"']+)["']/gm;

/** All TypeScript of one of the project's folders, or one file; nothing where it is not there. */
export function sourceFiles(place: string): readonly SourceFile[] {
  const absolute = path.join(root, place);
  if (!fs.existsSync(absolute)) return [];
  const files = fs.statSync(absolute).isFile()
    ? [place]
    : fs.readdirSync(absolute, { recursive: true, encoding: "utf8" }).map((file) => path.join(place, file));
  return files
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map(read);
}

function read(file: string): SourceFile {
  const text = fs.readFileSync(path.join(root, file), "utf8");
  return parse(file, text);
}

/** What a file of that path and text would be. */
export function parse(file: string, text: string): SourceFile {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
  return { path: file, text, code, lines: text.trimEnd().split("\n").length, imports: importsOf(file, code) };
}

function importsOf(file: string, code: string): readonly Import[] {
  return [...code.matchAll(importStatement)].map(({ groups = {} }) => {
    const from = groups.from ?? groups.bare ?? groups.call ?? "";
    const own = from.startsWith(".");
    const target = own ? path.join(path.dirname(file), from).replace(/\.ts$/, "") : from;
    return { target, own, typeOnly: groups.clause !== undefined && isTypeOnly(groups.clause) };
  });
}

function isTypeOnly(clause: string): boolean {
  if (/^type\s/.test(clause)) return true;
  const [, named = ""] = /^\{([\s\S]*)\}$/.exec(clause.trim()) ?? [];
  const names = named
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 0 && names.every((name) => name.startsWith("type "));
}

/** The names that a file exports. */
export function exportsOf({ code }: SourceFile): readonly string[] {
  return [
    ...code.matchAll(/^export (?:abstract )?(?:const|function|class|interface|type|enum) (?<name>\w+)/gm),
  ].flatMap(({ groups }) => groups?.name ?? []);
}
