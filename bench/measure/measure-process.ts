import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export interface Sample {
  /** From before the process is started until it has ended. */
  readonly wallMs: number;
  /** Of all its threads. */
  readonly cpuMs: number;
  /** Largest resident set. */
  readonly peakKiB: number;
}

const reporter = path.join(__dirname, "report-usage.cjs");

/**
 * Runs node once, in a process of its own.
 *
 * @throws Error with what the process said when it fails
 */
export async function measureProcess(argv: readonly string[], cwd: string): Promise<Sample> {
  const usage = path.join(cwd, ".bench-usage.json");
  fs.rmSync(usage, { force: true });
  const { BENCH_USAGE: _, ...env } = process.env;
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, ["--require", reporter, ...argv], {
    cwd,
    env: { ...env, BENCH_USAGE: usage },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const wallMs = Number(process.hrtime.bigint() - started) / 1e6;
  if (status !== 0) throw new Error(`node ${argv.join(" ")} ended with ${status}:\n${said}`);
  return { wallMs, ...(JSON.parse(fs.readFileSync(usage, "utf8")) as Omit<Sample, "wallMs">) };
}
