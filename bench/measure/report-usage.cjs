// Preloaded into a measured process: at its end writes what it has used to the file named by BENCH_USAGE.
const { writeFileSync } = require("node:fs");

const file = process.env.BENCH_USAGE;
// What a child of the measured process uses is not its own.
delete process.env.BENCH_USAGE;
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  if (file) writeFileSync(file, JSON.stringify({ peakKiB: maxRSS, cpuMs: (userCPUTime + systemCPUTime) / 1000 }));
});
