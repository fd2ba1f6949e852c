import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const repository = path.resolve(__dirname, "../..");

/** A tiny project with this repository's scripts and packages, to run them on sources of a test's own. */
export class ScratchProject {
  readonly root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "gantry-project-")));

  constructor() {
    fs.cpSync(path.join(repository, "scripts"), path.join(this.root, "scripts"), { recursive: true });
    fs.symlinkSync(path.join(repository, "node_modules"), path.join(this.root, "node_modules"));
    this.write("package.json", '{ "type": "commonjs" }');
    this.write("package-lock.json", "{}");
  }

  write(file: string, content: string): void {
    fs.mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    fs.writeFileSync(path.join(this.root, file), content);
  }

  /** Runs `node scripts/<file>` and tells what came of it. */
  run(file: string, ...argv: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(this.root, "scripts", file), ...argv], {
      cwd: this.root,
      encoding: "utf8",
      timeout: 60_000,
    });
    return { status, stdout, stderr };
  }

  /** Names of the bundles that scripts/synth.mjs keeps. */
  bundles(): readonly string[] {
    const files = fs.readdirSync(path.join(this.root, ".cache", "synth"));
    return files.filter((file) => file.endsWith(".cjs")).sort();
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true });
  }
}
