// Composes main.ts as `tsx main.ts` does, several times faster: bundled once per state of the sources,
// then run with no stack traces captured. A run that fails is repeated plainly, so that it shows the user's own lines.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { currentBundle } from "./synthesis/bundle.mjs";
import { runBundle } from "./synthesis/run-bundle.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

try {
  const bundle = await currentBundle(root);
  process.on("uncaughtException", fail);
  process.argv[1] = path.join(root, "main.ts");
  stopStackTraces();
  runBundle(bundle);
} catch (error) {
  await fail(error);
}

/** constructs and cdktf raise the limit around every token and construct: more than half of a plain run. */
function stopStackTraces() {
  Object.defineProperty(Error, "stackTraceLimit", { get: () => 0, set() {}, configurable: true });
}

async function fail(error) {
  const { isCompleteMessage, repeatPlainly } = await import("./synthesis/failure.mjs");
  if (isCompleteMessage(error)) {
    process.stderr.write(`${error.message}\n`);
  } else {
    repeatPlainly(root, process.argv.slice(2), error);
  }
  process.exit(1);
}
