import { readFileSync } from "node:fs";

/** What a jest run counted; a file that could not be run at all is a failure. Nothing when it wrote no results. */
export function jestCounts(file) {
  const results = read(file);
  if (!results) return undefined;
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

/** Titles of the tests that were skipped, whole groups by the group's title, which says what is missing. */
export function skippedTests(file) {
  const tests = (read(file)?.testResults ?? []).flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => status === "pending" || status === "todo");
  return [...new Set(skipped.map(({ ancestorTitles, title }) => ancestorTitles[0] ?? title))];
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
