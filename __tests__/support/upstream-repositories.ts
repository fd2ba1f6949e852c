import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Git without the settings of whoever runs the tests, with files as remotes. */
export const gitVariables: Readonly<Record<string, string>> = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "protocol.file.allow",
  GIT_CONFIG_VALUE_0: "always",
  GIT_AUTHOR_NAME: "test",
  GIT_AUTHOR_EMAIL: "test@example.com",
  GIT_COMMITTER_NAME: "test",
  GIT_COMMITTER_EMAIL: "test@example.com",
};

/** Runs git; its standard output. */
export function git(folder: string, ...args: readonly string[]): string {
  const run = spawnSync("git", ["-C", folder, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...gitVariables },
  });
  if (run.status !== 0) throw new Error(`git ${args.join(" ")}: ${run.stderr}`);
  return run.stdout.trim();
}

/**
 * Repositories as a large project has them: `app` with submodule `third party/lib`, which has the submodule `deep` by a
 * relative URL.
 */
export class UpstreamRepositories {
  constructor(private readonly folder: string) {
    for (const name of ["deep", "lib", "app"]) {
      fs.mkdirSync(path.join(folder, name), { recursive: true });
      git(this.at(name), "init", "--quiet", "--initial-branch", "main");
      this.commit(name, { [`${name}.txt`]: `${name} 1\n` });
    }
    git(this.at("lib"), "submodule", "--quiet", "add", "../deep", "deep");
    this.commit("lib", {});
    git(this.at("app"), "submodule", "--quiet", "add", this.url("lib"), "third party/lib");
    this.commit("app", {});
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }

  url(name: string): string {
    return `file://${this.at(name)}`;
  }

  /** Writes files and commits everything; the commit. */
  commit(name: string, files: Readonly<Record<string, string>>): string {
    for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(this.at(name), file), text);
    git(this.at(name), "add", "--all");
    git(this.at(name), "commit", "--quiet", "--message", "change");
    return git(this.at(name), "rev-parse", "HEAD");
  }
}
