import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root, wherever the command was typed. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** The script behind a package's command, to be started with node: the same on every platform. */
export function packageScript(...segments) {
  return path.join(root, "node_modules", ...segments);
}

/**
 * Runs node in the project's root, in the foreground unless `capture` is set.
 * A signal ends the child first, so that what it has begun is finished or undone in order.
 *
 * @returns exit code, and the output where it was captured
 */
export function runNode(argv, { capture = false, env = {} } = {}) {
  const child = spawn(process.execPath, argv, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
  });
  // A terminal sends Ctrl-C to the child itself.
  const ignore = () => {};
  const pass = () => child.kill("SIGTERM");
  process.on("SIGINT", ignore).on("SIGTERM", pass);
  let output = "";
  for (const stream of capture ? [child.stdout, child.stderr] : []) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ status: 1, output: error.message }));
    child.on("close", (code, signal) => {
      process.off("SIGINT", ignore).off("SIGTERM", pass);
      resolve({ status: code ?? (signal === "SIGINT" ? 130 : 1), output });
    });
  });
}

/** Runs a TypeScript program of the project in the foreground; its exit code becomes ours. */
export async function runTypeScript(file, argv) {
  const { status } = await runNode(["--import", "tsx", file, ...argv]);
  process.exitCode = status;
}
