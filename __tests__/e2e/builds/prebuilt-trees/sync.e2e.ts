import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { staticServer } from "../../../support/static-server";
import { git } from "../../../support/upstream-repositories";
import { architecture, describeTrees } from "./tree-bench";

const read = (file: string) => fs.readFileSync(file, "utf8").trim();

describeTrees("sync.sh", (bench) => {
  const cut = (file: string) => fs.truncateSync(file, fs.statSync(file).size - 10);
  const commitOf = (tree: string) => read(bench().at("node", tree, ".sha"));

  /** The worktree as the git cache serves it. */
  function serveWorktree(): string {
    const commit = git(bench().upstream.at("app"), "rev-parse", "HEAD");
    fs.rmSync(bench().at("trees"), { recursive: true, force: true });
    git(
      bench().root,
      "clone",
      "--quiet",
      "--recurse-submodules",
      bench().upstream.url("app"),
      bench().at("trees/app-worktree"),
    );
    fs.writeFileSync(bench().at("trees/app-worktree/.git/worktree-sha"), `${commit}\n`);
    fs.mkdirSync(bench().at("served"), { recursive: true });
    spawnSync("tar", [
      "-czf",
      bench().at("served/app-worktree-main.tar.gz"),
      "-C",
      bench().at("trees"),
      "app-worktree",
    ]);
    fs.writeFileSync(bench().at("served/app-worktree-main.sha"), `${commit}\n`);
    return commit;
  }

  const sync = (url: string) => bench().run("sync.sh", [], { TREE_WORKTREE: `${url}/app-worktree-main` });

  test("GIVEN a worktree and a built tree WHEN it runs THEN the node has both, and with a new commit the new ones", async () => {
    const first = serveWorktree();
    bench().build();
    const server = await staticServer(bench().at("served"));
    try {
      expect(sync(server.url)).toMatchObject({ status: 0 });
      expect([commitOf("app-worktree"), commitOf("app-built")]).toEqual([first, first]);
      expect(read(bench().at("node/app-built/built"))).toBe("app 1");
      expect(read(bench().at("node/app-worktree/third party/lib/lib.txt"))).toBe("lib 1");

      const inode = fs.statSync(bench().at("node/app-built")).ino;
      expect(sync(server.url)).toMatchObject({ status: 0, stdout: "" });
      expect(fs.statSync(bench().at("node/app-built")).ino).toBe(inode);

      const second = bench().upstream.commit("app", { "app.txt": "app 2\n" });
      serveWorktree();
      bench().build();
      expect(sync(server.url)).toMatchObject({ status: 0 });
      expect([commitOf("app-worktree"), commitOf("app-built")]).toEqual([second, second]);
      // A pod may still be copying it.
      expect(read(bench().at("node/app-built.old/built"))).toBe("app 1");
    } finally {
      server.stop();
    }
  });

  test("GIVEN a broken archive WHEN it runs THEN it fails, the tree that was there stays, and nothing is left behind", async () => {
    const first = serveWorktree();
    bench().build();
    const server = await staticServer(bench().at("served"));
    try {
      sync(server.url);
      bench().upstream.commit("app", { "app.txt": "app 2\n" });
      serveWorktree();
      // All but the last bytes: everything but the end can be unpacked.
      cut(bench().at("served/app-worktree-main.tar.gz"));
      fs.writeFileSync(bench().published(`app-${architecture}.sha`), `${"0".repeat(40)}\n`);
      cut(bench().published(`app-${architecture}.tar.zst`));

      expect(sync(server.url).status).toBe(1);
      expect([commitOf("app-worktree"), commitOf("app-built")]).toEqual([first, first]);
      expect(fs.readdirSync(bench().at("node")).sort()).toEqual(["app-built", "app-worktree"]);
    } finally {
      server.stop();
    }
  });

  test("GIVEN no git cache that answers THEN the built tree is copied all the same, and the run counts as failed", () => {
    bench().build();

    expect(sync("http://127.0.0.1:1").status).toBe(1);
    expect(commitOf("app-built")).toBe(git(bench().upstream.at("app"), "rev-parse", "HEAD"));
  });

  test("GIVEN nothing built for this kind of machine THEN only the worktree is copied", async () => {
    serveWorktree();
    const server = await staticServer(bench().at("served"));
    try {
      expect(sync(server.url)).toMatchObject({ status: 0 });
      expect(fs.readdirSync(bench().at("node"))).toEqual(["app-worktree"]);
    } finally {
      server.stop();
    }
  });
});
