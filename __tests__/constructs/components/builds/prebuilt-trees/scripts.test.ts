import { spawnSync } from "node:child_process";
import path from "node:path";
import { missingTools } from "../../../../support/missing-tools";

const scriptsFolder = path.join(__dirname, "../../../../../constructs/components/builds/prebuilt-trees");
const shellcheck = missingTools("shellcheck").length === 0;

(shellcheck ? test : test.skip).each(["build.sh", "build-pytorch.sh", "serve-requests.sh", "sync.sh"])(
  `%s pleases shellcheck${shellcheck ? "" : " (missing: shellcheck)"}`,
  (script) => {
    expect(spawnSync("shellcheck", [path.join(scriptsFolder, script)], { encoding: "utf8" }).stdout).toBe("");
  },
);
