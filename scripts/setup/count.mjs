// Adds up jest runs: `count.mjs <exit code> <results file> ...`. A run that failed without a failing test is one failure.
import { jestCounts } from "./jest-results.mjs";

const total = { passed: 0, failed: 0, skipped: 0 };
const words = process.argv.slice(2);
for (let index = 0; index < words.length; index += 2) {
  const counts = jestCounts(words[index + 1]) ?? { passed: 0, failed: 0, skipped: 0 };
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  total.failed += counts.failed === 0 && words[index] !== "0" ? 1 : counts.failed;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
