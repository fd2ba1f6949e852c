import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { installedGo } from "./registry-program";

const source = join(__dirname, "containerd-pull");

/**
 * A program around containerd's own resolver (its Go module, 25 s to build the first time): what a node does with the
 * files that registryTrust writes. Gives what is missing, in words, when it cannot be built.
 */
export function containerdPull(): { readonly program: string } | { readonly missing: string } {
  const sources = ["main.go", "go.mod", "go.sum"].map((file) => readFileSync(join(source, file)));
  const hash = createHash("sha256").update(Buffer.concat(sources)).digest("hex").slice(0, 12);
  const program = join(homedir(), ".cache", "gantry", "containerd-pull", hash);
  if (existsSync(program)) return { program };
  const go = installedGo();
  if (go === undefined) return { missing: "go, to build containerd's resolver" };
  mkdirSync(join(homedir(), ".cache", "gantry", "containerd-pull"), { recursive: true });
  const build = spawnSync(go, ["build", "-o", program, "."], { cwd: source, encoding: "utf8", timeout: 300_000 });
  return build.status === 0
    ? { program }
    : { missing: `containerd's resolver: go build failed (${build.stderr.trim()})` };
}

export interface PullOutcome {
  readonly status: number | null;
  readonly manifest: string;
  readonly error: string;
}

/** Pulls the manifest of a reference as a node with this folder of registry hosts would. */
export function pullAsNode(program: string, folder: string, reference: string): Promise<PullOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [folder, reference], { timeout: 30_000 });
    let [manifest, error] = ["", ""];
    child.stdout.on("data", (text) => {
      manifest += text;
    });
    child.stderr.on("data", (text) => {
      error += text;
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, manifest, error }));
  });
}
