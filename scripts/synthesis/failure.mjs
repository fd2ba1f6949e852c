import { spawnSync } from "node:child_process";
import path from "node:path";

/** Errors that say everything a person needs; a stack trace would only bury it. */
const complete = new Set(["ConfigurationError", "PolicyError", "UsageError"]);

/** Whether the error's message is all that should be shown of it. */
export function isCompleteMessage(error) {
  return complete.has(error?.name);
}

/** Runs `tsx main.ts` with full stack traces, and names the line of ours that was nearest to the failure. */
export function repeatPlainly(root, argv, error) {
  // What esbuild has said about a source names its line already.
  if (error?.errors?.some?.((problem) => problem.location)) return;
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--stack-trace-limit=100", "--import", "tsx", "main.ts", ...argv],
    { cwd: root, stdio: ["inherit", "inherit", "pipe"], encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (status === 0) {
    process.stderr.write(
      `${error?.message ?? error}\nThis happens in the bundled run only (scripts/synth.mjs); \`npx tsx main.ts\` has just worked.\n`,
    );
    return;
  }
  process.stderr.write(stderr);
  const own = ownFrames(root, stderr);
  if (own.length > 0) process.stderr.write(`\nIn your sources:\n${own.map((frame) => `  ${frame}`).join("\n")}\n`);
}

/** `path:line:column` of the frames in our own sources, innermost first. */
function ownFrames(root, stderr) {
  const frames = stderr.match(/(?<=\(|at |file:\/\/)\/[^\s():]+\.ts:\d+(:\d+)?/g) ?? [];
  const own = frames.map((frame) => path.relative(root, frame)).filter((frame) => !/^\.\.|node_modules/.test(frame));
  return [...new Set(own)].slice(0, 5);
}
