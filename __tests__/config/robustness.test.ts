import { resolveEnvironments } from "../../config/resolve-environments";
import { smallestEnvironment } from "../support/smallest-environment";
import { testCatalogue } from "../support/test-catalogue";
import { today } from "../support/today";
import { text } from "./refusals/refusal";

const notAnEnvironment = (found: string) => text`
  environment 1: is not an environment
    found:   ${found}
    allowed: an object with name, owner, scope, target, state, namespaces, components
    do:      write \`export default defineEnvironment({ ... })\``;

describe("an environment that is no environment", () => {
  test.each([
    ["null", null, "null"],
    ["nothing", undefined, "nothing"],
    ["text", "gpu-dev", '"gpu-dev"'],
    ["a number", 7, "7"],
    ["a list", [smallestEnvironment()], expect.stringMatching(/^\[\{"name":"lab".*\.\.\.$/)],
    ["a function", () => smallestEnvironment(), "a function"],
    ["a symbol", Symbol("lab"), "a symbol"],
    ["a big number", 7n, "a bigint"],
  ])("is refused: %s", (_what, given, found) => {
    // GIVEN something else WHEN it is resolved
    const message = refusalOf(given);

    // THEN it is refused, with what was found
    const shown = /found: {3}(.*)$/m.exec(message)?.[1] ?? "";
    expect(shown).toEqual(found);
    expect(message).toBe(notAnEnvironment(shown));
  });
});

describe("components that are no settings", () => {
  test.each([
    ["null", null],
    ["text", "web"],
    ["a function", () => ({})],
  ])("are refused as a whole: %s", (_what, components) => {
    // GIVEN components that are no object WHEN they are resolved
    const message = refusalOf(smallestEnvironment({ components }));

    // THEN they are one problem
    expect(message).toMatch(/^lab: components: must be an object\n {2}found: {3}/);
    expect(message).not.toContain("\n\n");
  });

  test.each([
    ["null", null],
    ["true", true],
    ["a list", [{}]],
    ["text", "yes"],
    ["a function", () => ({})],
  ])("are refused one by one: %s", (_what, web) => {
    // GIVEN a component whose settings are no object WHEN it is resolved
    const message = refusalOf(smallestEnvironment({ "components.web": web }));

    // THEN it is one problem that says how to switch it on and off
    expect(message).toMatch(/^lab: components\.web: must be an object with the component's settings\n/);
    expect(message).toContain("do:      write {} for the defaults; leave the component out to switch it off");
    expect(message).not.toContain("\n\n");
  });

  test("may be empty where every setting has a default", () => {
    // GIVEN a component without settings WHEN it is resolved
    const [environment] = resolveEnvironments([smallestEnvironment({ "components.web": {} })], testCatalogue, today);

    // THEN it has its defaults
    expect(environment?.components[0]?.settings).toMatchObject({ replicas: 1 });
  });

  test("are left out by undefined", () => {
    // GIVEN a component that is undefined
    const environment = { ...smallestEnvironment(), components: { web: undefined } };

    // WHEN it is resolved THEN it is not there
    expect(resolveEnvironments([environment], testCatalogue, today)[0]?.components).toEqual([]);
  });
});

describe("values that no file would hold on purpose", () => {
  test.each([
    ["the environment", [], "__proto__"],
    ["namespaces, where zod skips it", ["namespaces"], "namespaces.__proto__"],
    ["labels", ["labels"], "labels.__proto__"],
    ["components", ["components"], "components.__proto__"],
  ])("a key __proto__ in %s is refused", (_where, path, told) => {
    // GIVEN an object whose own key is __proto__, as JSON.parse makes it
    const key = path[0];
    const evil = JSON.parse('{"__proto__":{"polluted":true}}') as object;
    const environment = key
      ? smallestEnvironment({ [key]: evil })
      : Object.defineProperties(smallestEnvironment(), Object.getOwnPropertyDescriptors(evil));

    // WHEN it is resolved
    const message = refusalOf(environment);

    // THEN it is refused, and no object has got a new property
    expect(message).toBe(`lab: ${told}: is not a name that anything may have\n  do:      choose another name`);
    expect({}).not.toHaveProperty("polluted");
  });

  test("an object that contains itself is refused", () => {
    // GIVEN settings that contain themselves
    const settings: Record<string, unknown> = {};
    settings.more = { again: settings };

    // WHEN they are resolved THEN it is told where
    expect(refusalOf(smallestEnvironment({ "components.web": settings }))).toBe(
      "lab: components.web.more.again: contains itself\n  do:      write the value out; settings are plain data",
    );
  });

  test("one object in two places is not refused", () => {
    // GIVEN two namespaces that share their settings
    const shared = { podSecurity: { level: "baseline", reason: "the driver needs host paths" } };

    // WHEN they are resolved THEN nothing is wrong with that
    expect(refusalOf(smallestEnvironment({ namespaces: { one: shared, two: shared } }))).toBe("not refused");
  });

  test.each([60, 100_000])("an object nested %d levels deep is refused", (levels) => {
    // GIVEN deep nesting
    let settings: object = {};
    for (let level = 0; level < levels; level++) settings = { deeper: settings };

    // WHEN it is resolved
    const message = refusalOf(smallestEnvironment({ "components.web": settings }));

    // THEN it is refused in a text of bounded size
    expect(message).toMatch(/: is nested deeper than 40 levels\n {2}do:/);
    expect(message.length).toBeLessThan(400);
  });

  test.each([
    ["a name", { name: "n".repeat(1_000_000) }],
    ["an owner", { owner: "o".repeat(1_000_000) }],
    ["a key", { ["k".repeat(1_000_000)]: 1 }],
    ["a component", { components: { ["c".repeat(1_000_000)]: {} } }],
    ["an image", { "components.web": { sidecar: `${"a/".repeat(500_000)}!` } }],
    ["a URL", { "components.web": { replicas: "a.".repeat(500_000) } }],
  ])("a huge text is refused in a text of bounded size, at once: %s", (_what, changes) => {
    // GIVEN a megabyte WHEN it is resolved
    const started = performance.now();
    const message = refusalOf(smallestEnvironment(changes));

    // THEN it is refused briefly, and no pattern took long over it
    expect(message).toMatch(/^(lab|n+\.\.\.): /);
    expect(message.length).toBeLessThan(1200);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("line breaks in a name do not forge lines of the message", () => {
    // GIVEN a name with a line break WHEN it is resolved
    const message = refusalOf(smallestEnvironment({ name: "lab\nall is well" }));

    // THEN it stays on one line
    expect(message.split("\n")[0]).toBe("lab?all is well: name: has the wrong form");
  });

  test("an environment that JSON cannot write is shown by its type", () => {
    // GIVEN a value that cannot be written WHEN it is resolved
    const message = refusalOf(smallestEnvironment({ owner: 1n }));

    // THEN its type is told
    expect(message).toContain("found:   a bigint");
  });
});

function refusalOf(environment: unknown): string {
  try {
    resolveEnvironments([environment], testCatalogue, today);
  } catch (error) {
    if (error instanceof Error && error.name === "ConfigurationError")
      return error.message.split("\n\n").slice(1).join("\n\n");
    throw error;
  }
  return "not refused";
}
