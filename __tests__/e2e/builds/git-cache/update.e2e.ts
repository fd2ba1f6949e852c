import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { missingTools } from "../../../support/missing-tools";
import { type StaticServer, staticServer } from "../../../support/static-server";
import { git, UpstreamRepositories } from "../../../support/upstream-repositories";

const builds = path.join(__dirname, "../../../../constructs/components/builds");
const script = path.join(builds, "git-cache/update.sh");
const missing = missingTools("git", "tar", "awk");
const title = missing.length > 0 ? ` (missing: ${missing.join(", ")})` : "";

/** Shells that the script runs in: this machine's, and busybox with its own tools, as the image has them. */
const shells = ["sh", ...(missingTools("busybox").length > 0 ? [] : ["busybox"])] as const;

// Git makes hundreds of processes here, and the machine may be busy with other suites.
jest.setTimeout(120_000);

(missing.length > 0 ? describe.skip : describe)(`update.sh${title}`, () => {
  let root: string;
  let upstream: UpstreamRepositories;
  let cache: string;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-git-cache-"));
    upstream = new UpstreamRepositories(path.join(root, "upstream"));
    cache = path.join(root, "cache");
    fs.mkdirSync(cache);
  });

  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  function updateIn(shell: string, ...lines: readonly string[]) {
    const list = path.join(root, "repositories");
    fs.writeFileSync(
      list,
      (lines.length > 0 ? lines : [`app ${upstream.url("app")} main`]).map((it) => `${it}\n`).join(""),
    );
    const env = {
      ...process.env,
      PATH: shell === "busybox" ? `${applets(root)}:${process.env.PATH}` : process.env.PATH,
    };
    return spawnSync(shell === "busybox" ? path.join(root, "applets/sh") : shell, [script, cache, list], {
      encoding: "utf8",
      env,
    });
  }

  const update = (...lines: readonly string[]) => updateIn("sh", ...lines);
  const mirror = (name: string) =>
    `${upstream
      .at(name)
      .slice(1)
      .replaceAll(/[^A-Za-z0-9._-]/g, "_")}`;
  const stateOf = (file: string) => fs.statSync(path.join(cache, file)).mtimeMs;
  const unpack = (archive: string) => {
    const folder = fs.mkdtempSync(path.join(root, "unpacked-"));
    expect(spawnSync("tar", ["-xzf", path.join(cache, archive), "-C", folder]).status).toBe(0);
    return folder;
  };

  test.each(shells)(
    "GIVEN an empty cache WHEN it runs in %s THEN mirrors, archives and a worktree with all submodules lie there whole",
    (shell) => {
      expect(updateIn(shell)).toMatchObject({ status: 0 });

      for (const name of ["app", "lib", "deep"]) {
        expect(fs.existsSync(path.join(cache, `${mirror(name)}.git/HEAD`))).toBe(true);
        expect(fs.existsSync(path.join(cache, `${mirror(name)}-git.tar.gz`))).toBe(true);
      }
      const tree = path.join(unpack("app-worktree-main.tar.gz"), "app-worktree");
      expect(fs.readFileSync(path.join(tree, "app.txt"), "utf8")).toBe("app 1\n");
      expect(fs.readFileSync(path.join(tree, "third party/lib/deep/deep.txt"), "utf8")).toBe("deep 1\n");
      expect(fs.readFileSync(path.join(cache, "app-worktree-main.sha"), "utf8").trim()).toBe(
        git(upstream.at("app"), "rev-parse", "HEAD"),
      );
      expect(git(tree, "status", "--porcelain")).toBe("");
    },
  );

  test("GIVEN a worktree THEN its origins, and those of its submodules, are upstream", () => {
    update();
    const tree = path.join(unpack("app-worktree-main.tar.gz"), "app-worktree");

    expect(git(tree, "remote", "get-url", "origin")).toBe(upstream.url("app"));
    expect(git(path.join(tree, "third party/lib"), "remote", "get-url", "origin")).toBe(upstream.url("lib"));
    expect(git(path.join(tree, "third party/lib/deep"), "remote", "get-url", "origin")).toBe(upstream.url("deep"));
  });

  test("GIVEN nothing new WHEN it runs again THEN nothing is written again", () => {
    update();
    const files = ["app-worktree-main.tar.gz", "app-worktree-main.sha", `${mirror("app")}-git.tar.gz`];
    const before = files.map(stateOf);

    expect(update()).toMatchObject({ status: 0 });
    expect(files.map(stateOf)).toEqual(before);
  });

  test.each(shells)(
    "GIVEN a new commit WHEN it runs in %s again THEN worktree and archive follow, those of others stay",
    (shell) => {
      updateIn(shell);
      const [app, lib] = [stateOf(`${mirror("app")}-git.tar.gz`), stateOf(`${mirror("lib")}-git.tar.gz`)];
      const commit = upstream.commit("app", { "app.txt": "app 2\n" });

      expect(updateIn(shell)).toMatchObject({ status: 0 });
      expect(fs.readFileSync(path.join(cache, "app-worktree-main.sha"), "utf8").trim()).toBe(commit);
      const tree = path.join(unpack("app-worktree-main.tar.gz"), "app-worktree");
      expect(fs.readFileSync(path.join(tree, "app.txt"), "utf8")).toBe("app 2\n");
      expect(fs.readFileSync(path.join(tree, ".git/worktree-sha"), "utf8").trim()).toBe(commit);
      expect(stateOf(`${mirror("app")}-git.tar.gz`)).toBeGreaterThan(app);
      expect(stateOf(`${mirror("lib")}-git.tar.gz`)).toBe(lib);
    },
  );

  test("GIVEN a submodule at a commit of no branch WHEN it runs THEN the worktree has it all the same", () => {
    const [kept] = [upstream.commit("lib", { "lib.txt": "gone\n" })];
    git(path.join(upstream.at("app"), "third party/lib"), "fetch", "--quiet", "origin");
    git(path.join(upstream.at("app"), "third party/lib"), "checkout", "--quiet", kept);
    upstream.commit("app", {});
    git(upstream.at("lib"), "update-ref", "refs/pull/1/head", kept);
    git(upstream.at("lib"), "reset", "--quiet", "--hard", "HEAD~1");
    git(upstream.at("lib"), "config", "uploadpack.allowAnySHA1InWant", "true");

    expect(update()).toMatchObject({ status: 0 });
    const tree = path.join(unpack("app-worktree-main.tar.gz"), "app-worktree");
    expect(fs.readFileSync(path.join(tree, "third party/lib/lib.txt"), "utf8")).toBe("gone\n");
  });

  test("GIVEN a submodule that is gone WHEN it runs THEN it fails and the last worktree stays", () => {
    update();
    const before = fs.readFileSync(path.join(cache, "app-worktree-main.sha"), "utf8");
    fs.appendFileSync(
      path.join(upstream.at("app"), ".gitmodules"),
      '[submodule "x"]\n\tpath = x\n\turl = file:///gone\n',
    );
    git(upstream.at("app"), "add", ".gitmodules");
    git(upstream.at("app"), "update-index", "--add", "--cacheinfo", `160000,${before.trim()},x`);
    git(upstream.at("app"), "commit", "--quiet", "--message", "broken");

    const run = update();
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("the last one stays");
    expect(fs.readFileSync(path.join(cache, "app-worktree-main.sha"), "utf8")).toBe(before);
  });

  test("GIVEN a submodule that names files of the pod THEN it is left out", () => {
    fs.appendFileSync(path.join(upstream.at("app"), ".gitmodules"), '[submodule "x"]\n\tpath = x\n\turl = /etc\n');
    git(upstream.at("app"), "add", ".gitmodules");
    git(
      upstream.at("app"),
      "update-index",
      "--add",
      "--cacheinfo",
      `160000,${git(upstream.at("app"), "rev-parse", "HEAD")},x`,
    );
    git(upstream.at("app"), "commit", "--quiet", "--message", "hostile");

    expect(update().stderr).toContain("leaves out /etc");
  });

  test("GIVEN one repository that cannot be reached WHEN it runs THEN the others are brought up to date", () => {
    const run = update(`gone file://${root}/gone main`, `app ${upstream.url("app")} main`);

    expect(run.status).toBe(1);
    expect(fs.existsSync(path.join(cache, "app-worktree-main.tar.gz"))).toBe(true);
    expect(fs.existsSync(path.join(cache, "updated"))).toBe(false);
  });

  test("GIVEN what a killed run left behind WHEN it runs THEN it starts over from there", () => {
    for (const left of ["clone", "tree"]) {
      fs.mkdirSync(path.join(cache, ".work", left), { recursive: true });
      fs.writeFileSync(path.join(cache, ".work", left, "half"), "");
    }
    fs.writeFileSync(path.join(cache, ".work/archive"), "half");

    expect(update()).toMatchObject({ status: 0 });
  });

  test("GIVEN the cache behind a static server THEN git clones over plain HTTP, and the archive is a repository", async () => {
    update();
    const server: StaticServer = await staticServer(cache);
    try {
      const clone = path.join(root, "clone");
      git(root, "clone", "--quiet", `${server.url}/${mirror("lib")}.git`, clone);
      expect(fs.readFileSync(path.join(clone, "lib.txt"), "utf8")).toBe("lib 1\n");
    } finally {
      server.stop();
    }
    const bare = path.join(unpack(`${mirror("lib")}-git.tar.gz`), `${mirror("lib")}.git`);
    expect(git(bare, "rev-parse", "main")).toBe(git(upstream.at("lib"), "rev-parse", "HEAD"));
  });
});

/** busybox's own tools in place of this machine's, but for git. */
function applets(root: string): string {
  const folder = path.join(root, "applets");
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(folder);
  const busybox = spawnSync("sh", ["-c", "command -v busybox"], { encoding: "utf8" }).stdout.trim();
  for (const tool of ["sh", "awk", "sed", "grep", "tar", "gzip", "mkdir", "rm", "mv", "cp", "cat", "tr", "date"]) {
    fs.symlinkSync(busybox, path.join(folder, tool));
  }
  return folder;
}

const shellcheck = missingTools("shellcheck").length === 0;

(shellcheck ? test : test.skip).each(["git-cache/update.sh", "repeat.sh"])(
  `%s pleases shellcheck${shellcheck ? "" : " (missing: shellcheck)"}`,
  (file) => {
    expect(spawnSync("shellcheck", [path.join(builds, file)], { encoding: "utf8" }).stdout).toBe("");
  },
);

test("repeat.sh GIVEN a command that fails THEN it runs again after the pause, and ends at once when it is told to", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-repeat-"));
  const count = path.join(folder, "count");
  const run = spawnSync(
    "sh",
    [
      "-c",
      `sh '${builds}/repeat.sh' 1 sh -c 'echo x >> ${count}; exit 3' & sleep 2.5; kill -TERM $!; wait $!; echo $?`,
    ],
    { encoding: "utf8" },
  );

  expect(fs.readFileSync(count, "utf8").trim().split("\n").length).toBeGreaterThanOrEqual(2);
  expect(run.stderr).toContain("failed with status 3");
  expect(run.stdout.trim()).toBe("0");
  fs.rmSync(folder, { recursive: true });
});
