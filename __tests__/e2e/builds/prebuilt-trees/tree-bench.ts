import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { missingTools } from "../../../support/missing-tools";
import { gitVariables, UpstreamRepositories } from "../../../support/upstream-repositories";

/** Folder of the scripts. */
export const scriptsFolder = path.join(__dirname, "../../../../constructs/components/builds/prebuilt-trees");

/** Name of this kind of machine, as the scripts put it into names of archives. */
export const architecture = os.machine();

const missing = missingTools("git", "tar", "zstd", "flock", "curl", "find");

/** A suite that runs the scripts: skipped where a program is missing, and then says what. Each test has a bench of its own. */
export function describeTrees(title: string, suite: (bench: () => TreeBench) => void): void {
  // Git makes hundreds of processes here, and the machine may be busy with other suites.
  jest.setTimeout(120_000);
  const run = missing.length > 0 ? describe.skip : describe;
  run(`${title}${missing.length > 0 ? ` (missing: ${missing.join(", ")})` : ""}`, () => {
    let bench: TreeBench;
    beforeEach(() => {
      bench = new TreeBench(fs.mkdtempSync(path.join(os.tmpdir(), "gantry-trees-")));
    });
    afterEach(() => fs.rmSync(bench.root, { recursive: true, force: true }));
    suite(() => bench);
  });
}

/** Folders as build nodes, dev nodes and shared files have them, with repositories to build. */
export class TreeBench {
  readonly upstream: UpstreamRepositories;

  constructor(readonly root: string) {
    this.upstream = new UpstreamRepositories(path.join(root, "upstream"));
    fs.mkdirSync(path.join(root, "bin"));
    // Tells what it was asked; the real one would say nothing of it.
    this.program("ccache", 'echo "$CCACHE_DIR: $*" >> "$TEST_ROOT/ccache.log"');
  }

  at(...parts: readonly string[]): string {
    return path.join(this.root, ...parts);
  }

  /** A file of the shared files' folder of trees. */
  published(...parts: readonly string[]): string {
    return this.at("shared/prebuilt", ...parts);
  }

  /** Puts a program before those of the machine. */
  program(name: string, text: string): void {
    fs.writeFileSync(this.at("bin", name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }

  variables(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...gitVariables,
      GIT_CONFIG_GLOBAL: this.at("gitconfig"),
      PATH: `${this.at("bin")}:${process.env.PATH}`,
      TEST_ROOT: this.root,
      HOME: this.root,
      TREE_NAME: "app",
      TREE_URL: this.upstream.url("app"),
      TREE_SOURCE: this.at("source/app"),
      TREE_PUBLISHED: this.published(),
      TREE_KEEP_HOURS: "72",
      TREE_LATEST: "yes",
      CCACHE_DIR: this.at("shared"),
      CCACHE_MAXSIZE: "250Gi",
      TREE_NODE: this.at("node"),
      ...more,
    };
  }

  run(script: string, args: readonly string[], more?: Readonly<Record<string, string>>): SpawnSyncReturns<string> {
    const file = path.join(scriptsFolder, script);
    return spawnSync("sh", [file, ...args], { encoding: "utf8", env: this.variables(more) });
  }

  build(
    more?: Readonly<Record<string, string>>,
    command = ["sh", "-c", "cat app.txt > built"],
  ): SpawnSyncReturns<string> {
    return this.run("build.sh", ["main", ...command], more);
  }
}
