import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { git } from "../../../support/upstream-repositories";
import { architecture, describeTrees, scriptsFolder } from "./tree-bench";

const read = (file: string) => fs.readFileSync(file, "utf8").trim();
const aDay = 24 * 3600;
const age = (file: string, seconds: number) =>
  fs.utimesSync(file, Date.now() / 1000 - seconds, Date.now() / 1000 - seconds);
const contents = (archive: string) =>
  spawnSync("tar", ["--use-compress-program=zstd", "-tf", archive], { encoding: "utf8" }).stdout.split("\n");

describeTrees("build.sh", (bench) => {
  test("GIVEN a commit WHEN it is built THEN one archive of the whole tree lies there under its commit and as the newest", () => {
    expect(bench().build()).toMatchObject({ status: 0 });

    const commit = git(bench().upstream.at("app"), "rev-parse", "HEAD");
    expect(read(bench().published("by-sha", `${commit}.sha`))).toBe(commit);
    expect(read(bench().published(`app-${architecture}.sha`))).toBe(commit);
    expect(contents(bench().published("by-sha", `${commit}.tar.zst`))).toEqual(
      expect.arrayContaining(["app/built", "app/app.txt", "app/third party/lib/deep/deep.txt", "app/.git/HEAD"]),
    );
    // One file with two names: the shared files carry each tree once.
    expect(fs.statSync(bench().published(`app-${architecture}.tar.zst`)).ino).toBe(
      fs.statSync(bench().published("by-sha", `${commit}.tar.zst`)).ino,
    );
  });

  test("GIVEN a build THEN the compiler cache has its size before it starts (§28 item 49)", () => {
    bench().build(undefined, ["sh", "-c", 'cp "$TEST_ROOT/ccache.log" "$TEST_ROOT/at-build"']);

    expect(read(bench().at("at-build"))).toBe(`${bench().at("shared")}: --max-size 250Gi`);
  });

  test("GIVEN the newest commit is published WHEN it runs THEN nothing is built", () => {
    bench().build();

    expect(bench().build(undefined, ["false"])).toMatchObject({ status: 0 });
  });

  test("GIVEN a new commit WHEN it is built THEN products of the last build are still there, and the newest moves", () => {
    bench().build(undefined, ["sh", "-c", "echo once > product"]);
    const commit = bench().upstream.commit("app", { "app.txt": "app 2\n" });

    expect(bench().build(undefined, ["sh", "-c", "cat product app.txt > built"])).toMatchObject({ status: 0 });
    expect(read(bench().at("source/app/built"))).toBe("once\napp 2");
    expect(read(bench().published(`app-${architecture}.sha`))).toBe(commit);
  });

  test("GIVEN a build that fails THEN nothing is published", () => {
    expect(bench().build(undefined, ["false"]).status).not.toBe(0);

    expect(fs.readdirSync(bench().published())).toEqual(["by-sha"]);
    expect(fs.readdirSync(bench().published("by-sha"))).toEqual([]);
  });

  test("GIVEN a compressor that dies half-way THEN nothing is published, and no half archive stays", () => {
    bench().program("zstd", "head -c 100; exit 1");

    expect(bench().build().status).not.toBe(0);
    expect(fs.readdirSync(bench().published("by-sha"))).toEqual([]);
    expect(fs.readdirSync(bench().published())).toEqual(["by-sha"]);
  });

  test("GIVEN a publication that takes long THEN whoever looks meanwhile sees a whole archive or none", async () => {
    // The real compressor, with its last bytes held back.
    bench().program(
      "zstd",
      `PATH="${process.env.PATH}" zstd -q -c > "$TEST_ROOT/whole"; head -c 200 "$TEST_ROOT/whole"; sleep 1; tail -c +201 "$TEST_ROOT/whole"`,
    );
    const seen: string[] = [];
    const look = setInterval(() => {
      const folders = [bench().published(), bench().published("by-sha")].filter((it) => fs.existsSync(it));
      for (const it of folders.flatMap((each) => fs.readdirSync(each).map((name) => path.join(each, name)))) {
        if (!it.endsWith(".tar.zst")) continue;
        const whole =
          spawnSync("tar", ["--use-compress-program=unzstd", "-tf", it], { env: { ...process.env } }).status === 0;
        seen.push(whole ? "whole" : "half");
      }
      if (seen.length === 0) seen.push("none");
    }, 100);
    const child = spawn("sh", [path.join(scriptsFolder, "build.sh"), "main", "true"], {
      env: bench().variables(),
      stdio: "ignore",
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    clearInterval(look);

    expect(status).toBe(0);
    expect(new Set(seen)).toEqual(new Set(seen.includes("whole") ? ["none", "whole"] : ["none"]));
    expect(contents(bench().published(`app-${architecture}.tar.zst`))).toContain("app/app.txt");
  });

  test("GIVEN trees of four days and of one WHEN it runs THEN the old ones go, the newest and the young stay", () => {
    bench().build();
    const newest = read(bench().published(`app-${architecture}.sha`));
    for (const [name, days] of [
      ["old", 4],
      ["young", 1],
    ] as const) {
      for (const ending of [".tar.zst", ".sha"]) {
        fs.writeFileSync(bench().published("by-sha", `${name}${ending}`), "");
        age(bench().published("by-sha", `${name}${ending}`), days * aDay);
      }
    }
    fs.writeFileSync(bench().published("by-sha", ".part-killed"), "");
    age(bench().published("by-sha", ".part-killed"), 2 * aDay);
    for (const ending of [".tar.zst", ".sha"]) age(bench().published("by-sha", `${newest}${ending}`), 10 * aDay);

    bench().build();
    expect(fs.readdirSync(bench().published("by-sha")).sort()).toEqual(
      [`${newest}.sha`, `${newest}.tar.zst`, "young.sha", "young.tar.zst"].sort(),
    );
  });

  test("GIVEN locks that a killed run left THEN it builds all the same", () => {
    bench().build();
    fs.writeFileSync(bench().at("source/app/.git/index.lock"), "");
    bench().upstream.commit("app", { "app.txt": "app 2\n" });

    expect(bench().build()).toMatchObject({ status: 0 });
  });

  test("GIVEN a commit that is asked for THEN it lies under by-sha, and what nodes copy stays", () => {
    bench().build();
    const newest = read(bench().published(`app-${architecture}.sha`));
    const commit = bench().upstream.commit("app", { "app.txt": "app 2\n" });

    expect(bench().build({ TREE_LATEST: "no", TREE_SOURCE: bench().at("ondemand/app") })).toMatchObject({ status: 0 });
    expect(read(bench().published("by-sha", `${commit}.sha`))).toBe(commit);
    expect(read(bench().published(`app-${architecture}.sha`))).toBe(newest);
  });
});
