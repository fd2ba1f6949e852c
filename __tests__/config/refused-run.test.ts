import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { smallestEnvironment } from "../support/smallest-environment";

const root = path.join(__dirname, "..", "..");

describe("a run that is refused", () => {
  let project: string;

  beforeEach(() => {
    project = copyOfTheProject();
  });

  afterEach(() => fs.rmSync(project, { recursive: true, force: true }));

  test("tells every problem, writes nothing, leaves earlier output as it was and exits with 1", () => {
    // GIVEN the output of an earlier run
    writeEnvironment(project, "lab", smallestEnvironment());
    expect(run(project)).toMatchObject({ status: 0 });
    const before = filesBelow(project);
    expect([...before.keys()]).toContain("cdktf.out/stacks/lab-platform/cdk.tf.json");

    // WHEN one environment becomes bad and another bad one is added
    writeEnvironment(project, "lab", smallestEnvironment({ owner: "" }));
    writeEnvironment(project, "other", smallestEnvironment({ name: "other", "target.kind": "gke" }));
    const { status, stderr } = run(project);

    // THEN it tells of both, and no file but the two environments differs
    expect(status).toBe(1);
    expect(stderr).toContain("2 problems in 2 environments; nothing was written.");
    expect(stderr).toContain("lab: owner: has the wrong form");
    expect(stderr).toContain("other: target.kind: is not built yet");
    expect(differences(before, filesBelow(project))).toEqual([
      "config/environments/lab.ts",
      "config/environments/other.ts",
    ]);
  });

  test("for an environment that is not there makes no output, not even a folder for it", () => {
    // GIVEN a project that was never synthesized, and is fine
    writeEnvironment(project, "lab", smallestEnvironment());
    const before = filesBelow(project);

    // WHEN it is run for another environment
    const { status, stderr } = run(project, "--env", "lap");

    // THEN it is refused with the nearest name, and nothing was written
    expect(status).toBe(1);
    expect(stderr).toContain("lap is not an environment; did you mean lab?");
    expect(differences(before, filesBelow(project))).toEqual([]);
    expect(fs.readdirSync(project).filter((entry) => entry.startsWith("cdktf.out"))).toEqual([]);
  });
});

/** The program without its own environments and components, so that only what this test writes is in it. */
function copyOfTheProject(): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-refused-"));
  for (const entry of ["main.ts", "package.json", "tsconfig.json", "config", "constructs", "stacks"]) {
    fs.cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true });
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  fs.writeFileSync(path.join(copy, "constructs", "components", "registry.ts"), "export {};\n");
  for (const file of fs.readdirSync(path.join(copy, "config", "environments"))) {
    if (file !== "index.ts") fs.rmSync(path.join(copy, "config", "environments", file));
  }
  return copy;
}

function writeEnvironment(project: string, name: string, environment: object): void {
  fs.writeFileSync(
    path.join(project, "config", "environments", `${name}.ts`),
    `export default ${JSON.stringify(environment)};\n`,
  );
}

function run(project: string, ...options: readonly string[]): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "main.ts", ...options], {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, ENVIRONMENT: "", CDKTF_OUTDIR: "cdktf.out" },
  });
  return { status, stderr };
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file), `${fs.statSync(file).mtimeMs} ${fs.readFileSync(file, "utf8")}`] as const;
    }),
  );
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .sort();
}
