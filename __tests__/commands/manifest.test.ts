import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describeStacks, environmentOf, readManifest, writeManifest } from "../../commands/support/manifest";
import { environmentTable } from "../../commands/support/table";

describe("what was synthesized", () => {
  let outdir: string;

  beforeEach(() => {
    outdir = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-manifest-"));
  });
  afterEach(() => fs.rmSync(outdir, { recursive: true }));

  function stack(name: string, content: object) {
    const entry = {
      name,
      dependencies: [],
      workingDirectory: `stacks/${name}`,
      synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
    };
    fs.mkdirSync(path.join(outdir, entry.workingDirectory), { recursive: true });
    fs.writeFileSync(path.join(outdir, entry.synthesizedStackPath), JSON.stringify(content));
    return [name, entry] as const;
  }

  it("GIVEN stacks that say what they are WHEN they are described THEN the table has a row for each environment", () => {
    const gantry = { environment: "gpu-dev", target: "existing" };
    const stacks = Object.fromEntries([
      stack("gpu-dev-platform", { "//": { gantry }, resource: { kubernetes_namespace_v1: { a: {}, b: {} } } }),
      stack("gpu-dev-data", {
        "//": { metadata: { gantry } },
        resource: { kubernetes_secret_v1: { a: {} }, helm_release: { b: {} } },
      }),
      stack("quick-platform", {}),
    ]);

    expect(environmentTable(describeStacks(outdir, { stacks }), 1234)).toBe(
      `environment  target    stacks  resources   time
gpu-dev      existing       2          4
quick                       1          0
2 in all                    3          4  1.2 s`,
    );
  });

  it("GIVEN nothing synthesized yet WHEN the manifest is read THEN it is empty", () => {
    expect(readManifest(outdir)).toEqual({ stacks: {} });
  });

  it("GIVEN a manifest WHEN it is written THEN it is read again whole and no draft stays", () => {
    const manifest = { version: "0.21.0", stacks: Object.fromEntries([stack("a-data", {})]) };
    writeManifest(outdir, manifest);

    expect(readManifest(outdir)).toEqual(manifest);
    expect(fs.readdirSync(outdir).sort()).toEqual(["manifest.json", "stacks"]);
  });

  it.each([
    ["gpu-dev-local-data", "gpu-dev-local"],
    ["my-data-apps", "my-data"],
    ["odd", "odd"],
  ])("GIVEN the stack %s WHEN its environment is asked for THEN it is %s", (name, environment) => {
    expect(environmentOf(name)).toBe(environment);
  });
});
