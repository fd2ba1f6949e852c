import { readFile } from "node:fs/promises";
import path from "node:path";

/** In a bundle, `__dirname` and `__filename` of our own sources go on to mean where the source lies. */
export function sourceDirectories(root) {
  return {
    name: "source-directories",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        if (!file.startsWith(root + path.sep) || file.includes(`${path.sep}node_modules${path.sep}`)) return undefined;
        const source = await readFile(file, "utf8");
        if (!/\b__(dirname|filename)\b/.test(source)) return undefined;
        const own = `var __dirname = ${JSON.stringify(path.dirname(file))}, __filename = ${JSON.stringify(file)}; `;
        return { contents: own + source, loader: "ts", resolveDir: path.dirname(file) };
      });
    },
  };
}

/** cdktf joins the path of every value it resolves, for a message that is hardly ever written, and spreads its options. */
const resolveHotPaths = [
  ['const pathName = "/" + prefix.join("/");', ""],
  ["(pathName", '("/" + prefix.join("/")'],
  [
    /\{\s*\.\.\.options,\s*prefix: newPrefix,\s*previousContext: context,\s*\}/,
    "{ scope: options.scope, preparing: options.preparing, resolver: options.resolver, prefix: newPrefix, previousContext: context }",
  ],
];

/** The same `resolve`, several times faster. A cdktf in which it is written otherwise is left as it is. */
export const engineHotPaths = {
  name: "engine-hot-paths",
  setup(build) {
    build.onLoad({ filter: /[\\/]lib[\\/]tokens[\\/]private[\\/]resolve\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const faster = resolveHotPaths.reduce((text, [from, to]) => text.replaceAll(asGlobal(from), to), source);
      const known =
        resolveHotPaths.every(([from]) => source.search(asGlobal(from)) >= 0) && !/\bpathName\b/.test(faster);
      return { contents: known ? faster : source, loader: "js" };
    });
  },
};

function asGlobal(pattern) {
  const text = typeof pattern === "string" ? pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : pattern.source;
  return new RegExp(text, "g");
}
