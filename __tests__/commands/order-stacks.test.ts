import { orderStacks } from "../../commands/support/order-stacks";

const names = (stacks: Parameters<typeof orderStacks>[0]) => orderStacks(stacks).map(({ name }) => name);

describe("order of stacks", () => {
  it("GIVEN layers in alphabetical order WHEN they are ordered THEN each comes after what it depends on", () => {
    expect(
      names([
        { name: "dev-apps", dependencies: ["dev-data"] },
        { name: "dev-data", dependencies: ["dev-platform"] },
        { name: "dev-observability", dependencies: ["dev-apps"] },
        { name: "dev-platform", dependencies: [] },
      ]),
    ).toEqual(["dev-platform", "dev-data", "dev-apps", "dev-observability"]);
  });

  it("GIVEN stacks that share a dependency WHEN they are ordered THEN the order is the same every time", () => {
    const stacks = [
      { name: "c", dependencies: ["b", "a"] },
      { name: "b", dependencies: ["a"] },
      { name: "a", dependencies: [] },
      { name: "d", dependencies: ["a"] },
    ];

    expect(names(stacks)).toEqual(["a", "b", "c", "d"]);
    expect(names([...stacks].reverse())).toEqual(["a", "b", "c", "d"]);
  });

  it("GIVEN a dependency outside the list WHEN stacks are ordered THEN it is no concern", () => {
    expect(names([{ name: "dev-data", dependencies: ["dev-platform"] }])).toEqual(["dev-data"]);
  });

  it("GIVEN a cycle WHEN stacks are ordered THEN its stacks are named", () => {
    const cycle = [
      { name: "a", dependencies: ["b"] },
      { name: "b", dependencies: ["a"] },
    ];

    expect(() => orderStacks(cycle)).toThrow("stacks depend on each other: a -> b -> a");
  });
});
