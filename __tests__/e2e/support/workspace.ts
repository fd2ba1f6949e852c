import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { EnvironmentInput } from "../../../config/define-environment";

const root = path.join(__dirname, "../../..");
const sources = [
  "main.ts",
  "cdktf.json",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "config",
  "constructs",
  "stacks",
  "commands",
  "scripts",
];

/** What a command came to. */
export interface CommandResult {
  readonly status: number;
  /** What it wrote to both streams, as it came. */
  readonly output: string;
  /** What it wrote to standard output alone. */
  readonly stdout: string;
}

/** A copy of the program in a folder of its own, with environments of its own: what a user's checkout is. */
export class Workspace {
  constructor(
    readonly folder: string,
    private readonly kubeconfig: string,
  ) {
    for (const source of sources) fs.cpSync(path.join(root, source), path.join(folder, source), { recursive: true });
    fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
    fs.rmSync(path.join(folder, "config/environments"), { recursive: true });
    fs.cpSync(path.join(root, "config/environments/index.ts"), path.join(folder, "config/environments/index.ts"));
  }

  /** Writes the environment's file, anew or over the last one. */
  write(environment: EnvironmentInput): void {
    const file = path.join(this.folder, "config/environments", `${environment.name}.ts`);
    fs.writeFileSync(
      file,
      `import { defineEnvironment } from "../define-environment";\n\nexport default defineEnvironment(${JSON.stringify(environment, null, 2)});\n`,
    );
  }

  /** `npm run <command> -- <args>` */
  run(command: "deploy" | "destroy" | "diff" | "synth" | "output", ...args: readonly string[]): Promise<CommandResult> {
    return this.execute(process.execPath, ["scripts/command.mjs", command, ...args], this.folder);
  }

  /** The cdktf CLI by itself. */
  cdktf(...args: readonly string[]): Promise<CommandResult> {
    return this.execute(process.execPath, ["node_modules/cdktf-cli/bundle/bin/cdktf", ...args], this.folder);
  }

  /** Terraform by itself, in a stack's folder. */
  terraform(stack: string, ...args: readonly string[]): Promise<CommandResult> {
    return this.execute("terraform", args, path.join(this.folder, "cdktf.out/stacks", stack));
  }

  /** Unpacks a saved plan beside itself, into `<plan>.contents`. */
  async unzip(plan: string): Promise<void> {
    const unpacked = await this.execute("python3", ["-m", "zipfile", "-e", plan, `${plan}.contents`], this.folder);
    if (unpacked.status !== 0) throw new Error(`${plan} is no archive: ${unpacked.output}`);
  }

  /** Stacks as the last synthesis wrote them, in the order of their layers. */
  get stacks(): readonly string[] {
    const { stacks } = JSON.parse(fs.readFileSync(path.join(this.folder, "cdktf.out/manifest.json"), "utf8")) as {
      stacks: Record<string, { dependencies: readonly string[] }>;
    };
    return Object.keys(stacks);
  }

  /** All text and binary content that Terraform and the program left on disk, by file. */
  files(): ReadonlyMap<string, Buffer> {
    const found = new Map<string, Buffer>();
    for (const part of ["cdktf.out", "state"]) {
      const top = path.join(this.folder, part);
      if (!fs.existsSync(top)) continue;
      for (const entry of fs.readdirSync(top, { recursive: true, withFileTypes: true })) {
        const file = path.join(entry.parentPath, entry.name);
        if (entry.isFile() && !file.includes(`${path.sep}providers${path.sep}`)) found.set(file, fs.readFileSync(file));
      }
    }
    return found;
  }

  private execute(command: string, args: readonly string[], cwd: string): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, [...args], {
        cwd,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, KUBECONFIG: this.kubeconfig, CHECKPOINT_DISABLE: "1", CI: "true", NO_COLOR: "1" },
      });
      let output = "";
      let stdout = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk) => {
          output += chunk;
        });
      }
      child.stdout.on("data", (chunk) => {
        stdout += chunk;
      });
      child.on("error", reject);
      child.on("close", (code) => resolve({ status: code ?? 1, output, stdout }));
    });
  }
}
