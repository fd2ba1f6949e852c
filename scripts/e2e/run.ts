import { spawnSync } from "node:child_process";
import path from "node:path";
import { missingForDeploy, missingTools } from "./missing";

const argv = process.argv.slice(2);
if (argv[0] === "--missing-tools") {
  for (const what of missingTools()) console.log(what);
} else {
  runSuites();
}

/** Suites that deploy read E2E_MISSING and skip themselves when it is not empty; the others look for what they need. */
function runSuites(): void {
  const missing = missingForDeploy();
  for (const what of missing) console.log(`e2e suites that deploy are skipped: missing ${what}`);
  const root = path.dirname(path.dirname(__dirname));
  const results = path.join(root, ".cache", "test", "e2e.json");
  const { status } = spawnSync(
    process.execPath,
    [
      path.join(root, "node_modules", "jest", "bin", "jest.js"),
      "--config=jest.e2e.config.js",
      "--ci",
      "--runInBand",
      "--passWithNoTests",
      "--json",
      `--outputFile=${results}`,
      ...argv,
    ],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        CHECKPOINT_DISABLE: "1",
        CDKTF_SKIP_PROVIDER_LOCK: "true",
        E2E_MISSING: missing.join("; "),
      },
    },
  );
  process.exitCode = status ?? 1;
}
