import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ScratchProject } from "./scratch-project";

const setup = path.resolve(__dirname, "../../scripts/setup");

function missingInstall(root: string): string {
  const program = `import { missingInstall } from ${JSON.stringify(pathToFileURL(path.join(setup, "install.mjs")).href)};
    console.log(missingInstall(process.argv[1]) ?? "nothing");`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", program, root], { encoding: "utf8" }).trim();
}

describe("setup", () => {
  let project: ScratchProject;

  beforeEach(() => {
    project = new ScratchProject();
    fs.rmSync(path.join(project.root, "node_modules"));
  });
  afterEach(() => project.remove());

  it("GIVEN no packages WHEN it is asked what is missing THEN they are", () => {
    expect(missingInstall(project.root)).toBe("no packages are installed yet");
  });

  it("GIVEN installed packages WHEN the lock file is older, newer or the folder is linked THEN only newer is missing", () => {
    project.write("node_modules/.package-lock.json", "{}");
    expect(missingInstall(project.root)).toBe("nothing");

    const later = new Date(Date.now() + 60_000);
    fs.utimesSync(path.join(project.root, "package-lock.json"), later, later);
    expect(missingInstall(project.root)).toBe("package-lock.json is newer than what is installed");

    fs.renameSync(path.join(project.root, "node_modules"), path.join(project.root, "elsewhere"));
    fs.symlinkSync(path.join(project.root, "elsewhere"), path.join(project.root, "node_modules"));
    expect(missingInstall(project.root)).toBe("nothing");
  });

  it.each([
    [{ numPassedTests: 5, numPendingTests: 2 }, "0", "5 passed, 0 failed, 2 skipped", 0],
    [{ numPassedTests: 5, numFailedTests: 1 }, "1", "5 passed, 1 failed", 1],
    [{ numPassedTests: 5, numRuntimeErrorTestSuites: 1 }, "1", "5 passed, 1 failed", 1],
    [{ numPassedTests: 5 }, "1", "5 passed, 1 failed", 1],
    [{}, "0", "0 passed, 0 failed", 1],
  ])("GIVEN a run with %j that ended with %s WHEN it is counted THEN the line is %j", (counts, code, line, status) => {
    const zero = {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      numRuntimeErrorTestSuites: 0,
    };
    project.write("results.json", JSON.stringify({ ...zero, ...counts }));

    expect(project.run("setup/count.mjs", code, path.join(project.root, "results.json"))).toMatchObject({
      status,
      stdout: `${line}\n`,
    });
  });
});
