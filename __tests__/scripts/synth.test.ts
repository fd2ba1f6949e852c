import fs from "node:fs";
import path from "node:path";
import { ScratchProject } from "./scratch-project";

const main = `import { names } from "./config/environments";
import { text } from "./constructs/script";
console.log(names().join(","), text(), require.main === module, process.argv.slice(2).join(" "));
`;
const index = `import fs from "node:fs";
export function names(): string[] {
  const files = fs.readdirSync(__dirname).filter((file) => file !== "index.ts").sort();
  return files.map((file) => (require(\`./\${file.slice(0, -3)}.ts\`) as { default: string }).default);
}
`;
const script = `import fs from "node:fs";
import path from "node:path";
export const text = (): string => fs.readFileSync(path.join(__dirname, "script.sh"), "utf8").trim();
`;

describe("fast synthesis", () => {
  let project: ScratchProject;

  beforeEach(() => {
    project = new ScratchProject();
    project.write("main.ts", main);
    project.write("config/environments/index.ts", index);
    project.write("config/environments/one.ts", 'export default "one";');
    project.write("constructs/script.ts", script);
    project.write("constructs/script.sh", "echo hello");
  });
  afterEach(() => project.remove());

  it("GIVEN unchanged sources WHEN it runs twice THEN it is bundled once and runs as main.ts itself would", () => {
    const first = project.run("synth.mjs", "--env", "a");
    const second = project.run("synth.mjs", "--env", "a");

    expect(first).toEqual({ status: 0, stdout: "one echo hello true --env a\n", stderr: "" });
    expect(second).toEqual(first);
    expect(project.bundles()).toHaveLength(1);
  });

  it("GIVEN a bundle WHEN a source is added, changed and removed THEN each is seen at once", () => {
    const seen = () => project.run("synth.mjs").stdout.split(" ")[0];
    expect(seen()).toBe("one");
    project.write("config/environments/two.ts", 'export default "two";');
    expect(seen()).toBe("one,two");
    project.write("config/environments/two.ts", 'export default "TWO";');
    expect(seen()).toBe("one,TWO");
    fs.rmSync(path.join(project.root, "config/environments/two.ts"));
    expect(seen()).toBe("one");
    expect(project.bundles().length).toBeGreaterThanOrEqual(3);
  });

  it("GIVEN a file that is read and not imported WHEN it changes THEN it is seen without a new bundle", () => {
    project.run("synth.mjs");
    project.write("constructs/script.sh", "echo bye");

    expect(project.run("synth.mjs").stdout).toContain("echo bye");
    expect(project.bundles()).toHaveLength(1);
  });

  it.each(["ConfigurationError", "PolicyError"])(
    "GIVEN a %s WHEN it runs THEN its message is all that is shown",
    (name) => {
      project.write(
        "main.ts",
        `const error = new Error("3 problems;\\n  mend them"); error.name = "${name}"; throw error;`,
      );

      expect(project.run("synth.mjs")).toEqual({ status: 1, stdout: "", stderr: "3 problems;\n  mend them\n" });
    },
  );

  it("GIVEN a fault in a source WHEN it runs THEN the user's own line is named", () => {
    project.write(
      "constructs/script.ts",
      "\nexport function text(): string {\n  return (undefined as unknown as string).trim();\n}\n",
    );

    const { status, stderr } = project.run("synth.mjs");

    expect(status).toBe(1);
    expect(stderr).toContain("Cannot read properties of undefined");
    expect(stderr).toMatch(/In your sources:\n {2}constructs\/script\.ts:3:\d+\n {2}main\.ts:3:\d+/);
  });

  it("GIVEN a source that is not TypeScript WHEN it runs THEN its line is named and no bundle stays", () => {
    project.write("constructs/script.ts", "export const = 1;");

    const { status, stderr } = project.run("synth.mjs");

    expect(status).toBe(1);
    expect(stderr).toContain("constructs/script.ts:1:13");
    expect(project.bundles()).toEqual([]);
  });

  it("GIVEN an import from a folder that is not watched WHEN it runs THEN it is refused: a change to it would go unseen", () => {
    project.write("elsewhere/a.ts", "export const a = 1;");
    project.write("main.ts", 'import { a } from "./elsewhere/a"; console.log(a);');

    const { status, stderr } = project.run("synth.mjs");

    expect(status).toBe(1);
    expect(stderr).toContain("main.ts imports elsewhere/a.ts, which lies outside config, constructs, stacks");
  });
});
