import { spawnSync } from "node:child_process";

/** Those of some programs that this machine does not have. */
export function missingTools(...tools: readonly string[]): readonly string[] {
  return tools.filter((tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status !== 0);
}
