// npm test: installs what is missing, then types, lint and format, and every offline test. More arguments go to jest.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureInstalled } from "./setup/install.mjs";
import { jestCounts, skippedTests } from "./setup/jest-results.mjs";
import { packageScript, root, runNode } from "./setup/run.mjs";

ensureInstalled(root);
const results = path.join(root, ".cache", "test", "unit.json");
mkdirSync(path.dirname(results), { recursive: true });
rmSync(results, { force: true });

const steps = [
  { name: "types", argv: [packageScript("typescript", "bin", "tsc"), "--noEmit"], capture: true },
  {
    name: "lint and format",
    argv: [packageScript("@biomejs", "biome", "bin", "biome"), "ci", "--colors=off"],
    capture: true,
  },
  {
    name: "tests",
    argv: [
      packageScript("jest", "bin", "jest.js"),
      "--ci",
      "--json",
      `--outputFile=${results}`,
      ...process.argv.slice(2),
    ],
    capture: false,
  },
];

const lines = [];
for (const { name, argv, capture } of steps) {
  const started = Date.now();
  const { status, output } = await runNode(argv, { capture });
  if (status !== 0) {
    process.exitCode = 1;
    if (capture) process.stdout.write(`\n${name}:\n${output}\n`);
  }
  const counts = name === "tests" ? jestCounts(results) : undefined;
  const detail = counts ? `  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : "";
  lines.push(
    `${status === 0 ? "ok    " : "FAILED"}  ${name.padEnd(16)} ${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s${detail}`,
  );
}

const skipped = skippedTests(results);
console.log(`\n${lines.join("\n")}`);
if (skipped.length > 0) console.log(`\nskipped:\n${skipped.map((title) => `  ${title}`).join("\n")}`);
