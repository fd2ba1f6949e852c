import fs from "node:fs";
import path from "node:path";
import * as z from "zod";
import type { ComponentDescription } from "../../config/component-description";
import { resources } from "../../config/fields/resources";
import * as registry from "../../constructs/components/registry";
import { componentPage } from "../../scripts/reference/component-page";
import { settingsMarkdown } from "../../scripts/reference/markdown";
import { optionsOf } from "../../scripts/reference/options";
import { referencePages } from "../../scripts/reference/pages";
import { renderedStacks } from "../support/rendered-stacks";
import { everyEnvironment } from "../support/synth-environments";

const root = path.join(__dirname, "..", "..");
const catalogue = Object.values(registry) as readonly ComponentDescription[];

const stacks = [...renderedStacks(everyEnvironment())].map(([name, { json }]) => ({ name, rendered: json }));

test.each(referencePages(root, catalogue, stacks).map((page) => [page.path, page] as const))(
  "%s is what `npm run docs` writes",
  (_path, page) => {
    // GIVEN the page as it is committed
    const file = path.join(root, page.path);
    const committed = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "no such page: run `npm run docs`";

    // THEN the schemas say the same
    expect(committed).toBe(page.content);
  },
);

test("every form that a page names in brackets leads to where it is told of", () => {
  // GIVEN the tables of settings of every page, without what is code in them
  const dangling = referencePages(root, catalogue, stacks).flatMap(({ path: page, content }) => {
    const rows = content.split("\n").filter((line) => line.startsWith("| "));
    const named = rows.flatMap((row) => [...row.replace(/`[^`]*`/g, "").matchAll(/\[([A-Za-z][A-Za-z ]*)\](?!\()/g)]);
    return named
      .map(([, form]) => form)
      .filter((form) => !content.includes(`\n[${form}]: `))
      .map((form) => `${page}: ${form}`);
  });

  // THEN none of them is a dead end
  expect([...new Set(dangling)]).toEqual([]);
});

test.each(catalogue.map((component) => [component.id, component] as const))(
  "every setting of %s says what it means",
  (_id, { settings }) => {
    // GIVEN the settings of a component, those of each kind as well
    const silent = (options: ReturnType<typeof optionsOf>): readonly string[] => [
      ...options.options.filter(({ meaning }) => meaning === "").map((option) => option.path),
      ...options.variants.flatMap(({ kinds }) => kinds.flatMap(silent)),
    ];

    // THEN none is silent
    expect(silent(optionsOf(settings))).toEqual([]);
  },
);

describe("a page of settings", () => {
  test("tells path, meaning, what is allowed and what holds otherwise", () => {
    // GIVEN settings of several types
    const schema = z.strictObject({
      size: z.int().min(1).max(5).default(3).describe("How large. Default: 3."),
      mode: z.enum(["fast", "safe"]).describe("How. Required."),
      resources: resources.optional().describe("Default: the namespace's."),
      rules: z
        .array(z.strictObject({ port: z.int().describe("TCP port.") }))
        .default([])
        .describe("Rules. Default: none."),
    });

    // THEN they make this table
    expect(settingsMarkdown(optionsOf(schema), 3).split("\n")).toEqual([
      "| Setting | Meaning | Allowed | If left out |",
      "| --- | --- | --- | --- |",
      "| `size` | How large. | a whole number from 1 to 5 | 3 |",
      "| `mode` | How. | `fast`, `safe` | **required** |",
      "| `resources` | What a container reserves, and what it may use at most. | [resources] | the namespace's |",
      "| `rules` | Rules. | a list: what is told below | none |",
      "| `rules[].port` | TCP port. | a whole number | **required** |",
    ]);
  });

  test("shows a default that no description tells", () => {
    // GIVEN defaults without a word about them
    const schema = z.strictObject({
      source: z.strictObject({ kind: z.string() }).prefault({ kind: "generated" }).describe("Where from."),
      ports: z.array(z.int()).default([80, 443]).describe("Which."),
      more: z.string().optional().describe("What else."),
    });

    // THEN they stand there as they would in a file
    expect(optionsOf(schema).options.map(({ path, fallback }) => [path, fallback])).toEqual([
      ["source", '`{kind: "generated"}`'],
      ["source.kind", undefined],
      ["ports", "`[80, 443]`"],
      ["more", "none"],
    ]);
  });

  test("has a part for each kind of a union", () => {
    // GIVEN a union, one of whose kinds has nothing of its own
    const schema = z.strictObject({
      engine: z
        .discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("own").describe("Run here."), members: z.int().describe("How many.") }),
          z.strictObject({ kind: z.literal("none").describe("Not at all.") }),
        ])
        .describe("Who runs it."),
    });

    // THEN each kind has a heading
    expect(
      settingsMarkdown(optionsOf(schema), 3)
        .split("\n")
        .filter((line) => /^[#A-Z]/.test(line)),
    ).toEqual(['### `engine.kind: "own"`', "Run here.", '### `engine.kind: "none"`', "Not at all."]);
  });

  test("tells many settings of one form once", () => {
    // GIVEN an object with a key for each of several types
    const one = z.strictObject({ count: z.int().optional().describe("How many. Default: 0.") });
    const schema = z.strictObject({ a: one.optional(), b: one.optional(), c: one.optional(), d: one.optional() });

    // THEN it is told of like a record
    expect(
      optionsOf(z.strictObject({ types: schema.describe("By type.") })).options.map((option) => option.path),
    ).toEqual(["types", "types.<name>.count"]);
  });
});

describe("a component's README", () => {
  const component: ComponentDescription = {
    id: "cache",
    summary: "Keeps what was asked for.",
    layer: "data",
    settings: z.strictObject({ resources: resources.optional().describe("Default: none.") }),
  };

  test("gets its settings at the end the first time", () => {
    // GIVEN a README without settings
    const page = componentPage(component, "# cache\n\nText.\n");

    // THEN they stand at its end, between markers, with links to the shared forms
    expect(page).toMatch(/^# cache\n\nText\.\n\n## Settings\n\n<!-- settings: /);
    expect(page).toContain("[resources]: ../../../../docs/reference/environment.md#resources");
    expect(page).toMatch(/<!-- end of settings -->\n$/);
  });

  test("is left alone outside of the markers", () => {
    // GIVEN a README with settings in its middle, which are out of date
    const written = componentPage(component, "# cache\n");
    const stale = `${written.replace("| `resources`", "| `old`")}\n## More\n`;

    // WHEN it is written again THEN only the settings change
    expect(componentPage(component, stale)).toBe(`${written}\n## More\n`);
  });

  test("with one marker alone is refused", () => {
    // GIVEN a README that lost a marker WHEN it is written THEN nothing is guessed
    expect(() => componentPage(component, "# cache\n<!-- end of settings -->\n")).toThrow(/one of the markers/);
  });
});
