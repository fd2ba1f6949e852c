import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { git } from "../../../support/upstream-repositories";
import { describeTrees, scriptsFolder } from "./tree-bench";

const read = (file: string) => fs.readFileSync(file, "utf8").trim();

describeTrees("serve-requests.sh", (bench) => {
  /** Lets the builder run until something holds, at most 20 seconds. */
  async function serveUntil(done: () => boolean): Promise<string> {
    const child = spawn("sh", [path.join(scriptsFolder, "serve-requests.sh"), "sh", "-c", "cat app.txt > built"], {
      env: bench().variables({ TREE_LATEST: "no", REQUEST_PAUSE: "1" }),
      stdio: ["ignore", "pipe", "ignore"],
    });
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
    });
    // Not its streams' end: a pause of the heartbeat may hold them for a while.
    const closed = new Promise((resolve) => child.on("exit", resolve));
    for (let tries = 0; tries < 100 && !done(); tries++) await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill("SIGTERM");
    await closed;
    return said;
  }

  const request = (name: string, ref = "") => {
    fs.mkdirSync(bench().published("build-queue"), { recursive: true });
    fs.writeFileSync(bench().published("build-queue", `${name}.req`), ref);
  };

  test("GIVEN a request with a ref WHEN it is served THEN the commit is built, the request is gone, and it is alive", async () => {
    const commit = bench().upstream.commit("app", { "app.txt": "pull request\n" });
    git(bench().upstream.at("app"), "update-ref", "refs/pull/7/merge", commit);
    git(bench().upstream.at("app"), "reset", "--quiet", "--hard", "HEAD~1");
    request(commit, "pull/7/merge\n");

    await serveUntil(() => !fs.existsSync(bench().published("build-queue", `${commit}.req`)));
    expect(read(bench().published("by-sha", `${commit}.sha`))).toBe(commit);
    expect(fs.existsSync(bench().published("build-queue/.worker-alive"))).toBe(true);
    expect(fs.readdirSync(bench().published("build-logs"))).toEqual([]);
    expect(fs.statSync(bench().published("build-queue")).mode & 0o7777).toBe(0o1777);
  });

  test.each([
    ["no commit", "latest", ""],
    ["a ref that is an option", "a".repeat(40), "--upload-pack=touch${IFS}$TEST_ROOT/owned\n"],
    ["a ref with a space", "b".repeat(40), "main evil\n"],
  ])("GIVEN a request with %s THEN it is refused and removed, and the next one is served", async (_what, name, ref) => {
    request(name, ref);
    const commit = git(bench().upstream.at("app"), "rev-parse", "HEAD");
    setTimeout(() => request(commit, "main\n"), 500);

    const said = await serveUntil(() => fs.existsSync(bench().published("by-sha", `${commit}.sha`)));
    expect(said).toContain(`refuses request ${name}.req`);
    expect(fs.existsSync(bench().at("owned"))).toBe(false);
    expect(fs.existsSync(bench().published("build-queue", `${name}.req`))).toBe(false);
    expect(fs.readdirSync(bench().published("by-sha")).sort()).toEqual([`${commit}.sha`, `${commit}.tar.zst`]);
  });
});
