import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

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

/** Aspects are kept by the path of a construct, which is made anew each time it is asked for. */
const aspectsByConstruct = [
  ["const invokedByPath = {};", "const invokedBy = new Map();"],
  ["let invoked = invokedByPath[node.path];", "let invoked = invokedBy.get(node);"],
  ["invoked = invokedByPath[node.path] = [];", "invokedBy.set(node, (invoked = []));"],
];

/** Names of arguments are few and come again with every resource. */
const rememberedNames = [
  [
    "function snakeCase(str) {",
    "const snakeCases = new Map();\nfunction snakeCase(str) {\n  let known = snakeCases.get(str);\n  if (known === undefined) snakeCases.set(str, (known = toSnakeCase(str)));\n  return known;\n}\nfunction toSnakeCase(str) {",
  ],
];

/** Each token asks for a trace, which the runner has switched off. */
const noTrace = [
  [
    "below = below || captureStackTrace;",
    "if (Error.stackTraceLimit === 0) return [];\n  below = below || captureStackTrace;",
  ],
];

/** What only assets that are archives and a check of Terraform's version need, and every run would load. */
const archiverWhenCalled = [
  ['const archiver = require("archiver");', 'const archiver = (...options) => require("archiver")(...options);'],
];
const childProcessWhenCalled = [
  [
    'const child_process_1 = require("child_process");',
    'const child_process_1 = { execSync: (...options) => require("child_process").execSync(...options) };',
  ],
];

/** Providers export a thousand names twice over, each by a getter of its own. Their modules know no cycles. */
const plainExports = [["__createBinding(exports, m, p);", "exports[p] = m[p];"]];

/** The same cdktf and providers, faster. A source in which something is written otherwise is left as it is. */
export const engineHotPaths = {
  name: "engine-hot-paths",
  setup(build) {
    rewrite(build, /[\\/]cdktf[\\/]lib[\\/]tokens[\\/]private[\\/]resolve\.js$/, resolveHotPaths, /\bpathName\b/);
    rewrite(build, /[\\/]cdktf[\\/]lib[\\/]tokens[\\/]private[\\/]stack-trace\.js$/, noTrace);
    rewrite(build, /[\\/]cdktf[\\/]lib[\\/]synthesize[\\/]synthesizer\.js$/, aspectsByConstruct);
    rewrite(build, /[\\/]cdktf[\\/]lib[\\/]util\.js$/, rememberedNames);
    rewrite(build, /[\\/]cdktf[\\/]lib[\\/]private[\\/]fs\.js$/, [...archiverWhenCalled, ...childProcessWhenCalled]);
    rewrite(build, /[\\/]cdktf[\\/]lib[\\/]validations[\\/]validate-binary-version\.js$/, childProcessWhenCalled);
    rewrite(build, /[\\/]provider-[a-z]+[\\/]lib[\\/][^\\/]+[\\/](index-structs[\\/])?index\.js$/, plainExports);
    build.onResolve({ filter: /^json-stable-stringify$/ }, () => ({
      path: fileURLToPath(new URL("./stable-stringify.cjs", import.meta.url)),
    }));
  },
};

function rewrite(build, filter, replacements, leftover = /$^/) {
  build.onLoad({ filter }, async ({ path: file }) => {
    const source = await readFile(file, "utf8");
    const faster = replacements.reduce((text, [from, to]) => text.replaceAll(asGlobal(from), to), source);
    const known = replacements.every(([from]) => source.search(asGlobal(from)) >= 0) && !leftover.test(faster);
    return { contents: known ? faster : source, loader: "js" };
  });
}

function asGlobal(pattern) {
  const text = typeof pattern === "string" ? pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : pattern.source;
  return new RegExp(text, "g");
}
