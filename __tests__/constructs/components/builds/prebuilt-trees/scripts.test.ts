import { spawnSync } from "node:child_process";
import path from "node:path";
import { missingTools } from "../../../../support/missing-tools";
import { scriptsFolder } from "./tree-bench";

const shellcheck = missingTools("shellcheck").length === 0;

(shellcheck ? test : test.skip).each(["build.sh", "build-pytorch.sh", "serve-requests.sh", "sync.sh"])(
  `%s pleases shellcheck${shellcheck ? "" : " (missing: shellcheck)"}`,
  (script) => {
    expect(spawnSync("shellcheck", [path.join(scriptsFolder, script)], { encoding: "utf8" }).stdout).toBe("");
  },
);
