/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
  testEnvironment: "node",
  // Jest loads every module anew for every test file; these leave out what no test file needs.
  setupFiles: ["<rootDir>/__tests__/support/engine/traces-of-errors-only.ts"],
  moduleNameMapper: {
    "^archiver$": "<rootDir>/__tests__/support/engine/archiver-when-called.cjs",
    "^\\.\\./locales/index\\.cjs$": "<rootDir>/__tests__/support/engine/zod-locales.cjs",
  },
  // Jest's own choice leaves a core idle, which on two cores is half of them.
  maxWorkers: "100%",
  cacheDirectory: "<rootDir>/.cache/jest",
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/.cache"],
};
