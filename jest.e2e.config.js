/** @type {import("jest").Config} */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: ["<rootDir>/__tests__/e2e/**/*.e2e.ts"],
  // One cluster: suites take turns, and a step may wait for pods or a failover.
  maxWorkers: 1,
  testTimeout: 600_000,
};
