import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "./project";

export interface CdktfRun {
  /** Exit code of the cdktf CLI. */
  readonly status: number;
  /** Its own log of the run, Terraform's lines included. */
  readonly log: string;
  /** Terraform's log of errors. */
  readonly terraformLog: string;
  /** Whether a signal reached us while it ran. */
  readonly interrupted: boolean;
}

const terraformLog = "terraform.log";

/**
 * Runs the cdktf CLI in the foreground: what it shows and asks is the user's to see and answer.
 * What happened is read from its log afterwards, because a terminal's output cannot be read.
 */
export async function runCdktf(argv: readonly string[]): Promise<CdktfRun> {
  const logs = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-cdktf-"));
  try {
    const { status, interrupted } = await inForeground(argv, logs);
    const read = (name: string) => {
      const file = path.join(logs, name);
      return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    };
    return { status, interrupted, log: read("cdktf.log"), terraformLog: read(terraformLog) };
  } finally {
    // It may hold outputs; nothing of them stays behind.
    fs.rmSync(logs, { recursive: true, force: true });
  }
}

function inForeground(argv: readonly string[], logs: string): Promise<Pick<CdktfRun, "status" | "interrupted">> {
  const terminal = process.stdout.isTTY === true;
  const colour = terminal && !process.env.NO_COLOR ? [] : ["--no-color"];
  const child = spawn(
    process.execPath,
    [path.join(root, "node_modules", "cdktf-cli", "bundle", "bin", "cdktf"), ...argv, ...colour],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        CHECKPOINT_DISABLE: "1",
        CDKTF_LOG_LEVEL: "debug",
        CDKTF_LOG_FILE_DIRECTORY: logs,
        TF_LOG: "ERROR",
        TF_LOG_PATH: path.join(logs, terraformLog),
        // Without a terminal, cdktf repeats its spinner for ever unless it takes the place for a pipeline.
        ...(terminal ? {} : { CI: process.env.CI ?? "true" }),
      },
    },
  );
  return new Promise((resolve, reject) => {
    let interrupted = false;
    // cdktf stops Terraform in order, which then writes its state: wait for it, whatever signal comes.
    const stop = (signal: NodeJS.Signals) => {
      interrupted = true;
      child.kill(signal);
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve({ status: code ?? 1, interrupted: interrupted || signal !== null });
    });
  });
}
