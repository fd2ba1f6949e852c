import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import { Script } from "node:vm";

/**
 * Runs a bundle as the program: `require.main === module` holds in it. V8 compiles it once: what it has compiled
 * lies beside the bundle afterwards, for the next run with the same options of node.
 */
export function runBundle(file) {
  // esbuild writes ASCII.
  const source = Module.wrap(readFileSync(file, "latin1"));
  const compiled = `${file}.${engineKey()}.v8`;
  const cachedData = readIfThere(compiled);
  const script = new Script(source, { filename: file, ...(cachedData ? { cachedData } : {}) });
  const require = createRequire(file);
  const module = new Module(file);
  Object.assign(module, { filename: file, id: ".", paths: Module._nodeModulePaths(path.dirname(file)) });
  process.mainModule = module;
  require.main = module;
  script.runInThisContext().call(module.exports, module.exports, require, module, file, path.dirname(file));
  // By now all that a run needs is compiled.
  if (!cachedData || script.cachedDataRejected) writeWhole(compiled, script.createCachedData());
}

/** V8 takes only what it has compiled itself, with the same options. */
function engineKey() {
  const engine = [process.version, process.arch, ...process.execArgv].join(" ");
  return createHash("sha256").update(engine).digest("hex").slice(0, 8);
}

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Without it the next run is slower, no more. */
function writeWhole(file, data) {
  const draft = `${file}.${process.pid}.draft`;
  try {
    writeFileSync(draft, data);
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
  }
}
