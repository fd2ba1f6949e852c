import fs from "node:fs";
import path from "node:path";
import { pack } from "../../../constructs/policy/rules";

const root = path.join(__dirname, "../../..");
const ids = pack.map(({ id }) => id);

test("is these rules: acknowledgements name them, so an id never changes", () => {
  expect(ids).toEqual([
    "bound-api-tokens",
    "bounded-iam",
    "literal-providers",
    "managed-namespaces",
    "network-coverage",
    "no-secret-in-state",
    "no-secret-literal",
    "pinned-charts",
    "pinned-images",
    "protected-stateful",
    "public-exposure",
    "resource-bounds",
    "restricted-security-context",
    "typed-objects",
    "versioned-kinds",
  ]);
});

test("has every file of the folder, each named after its rule", () => {
  // GIVEN
  const files = fs.readdirSync(path.join(root, "constructs/policy/rules")).filter((file) => file !== "index.ts");
  // THEN
  expect(files.map((file) => path.basename(file, ".ts")).sort()).toEqual(ids);
});

test.each(ids)("%s has its tests", (id) => {
  expect(fs.existsSync(path.join(__dirname, "rules", `${id}.test.ts`))).toBe(true);
});

describe("the reference page", () => {
  const page = fs.readFileSync(path.join(root, "docs/reference/policy.md"), "utf8");
  const sections = page.split(/^### /m).slice(1);

  test("has one section for each rule, in the order of the pack", () => {
    expect(sections.map((section) => section.split("\n")[0])).toEqual(ids);
  });

  test.each(pack.map((rule) => [rule.id, rule] as const))(
    "says of %s what it is, why, how to comply and when to acknowledge",
    (id, rule) => {
      // GIVEN
      const section = sections.find((candidate) => candidate.startsWith(`${id}\n`)) ?? "";
      // THEN
      expect(section.split("\n")[2]).toBe(rule.summary);
      for (const part of ["Why", "Comply", "Acknowledge"])
        expect(section).toMatch(new RegExp(`^\\*\\*${part}\\.\\*\\* \\S`, "m"));
    },
  );
});
