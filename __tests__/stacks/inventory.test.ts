import type { TerraformStack } from "cdktf";
import { composed } from "../support/synth-environments";
import { Template } from "../support/template";

/**
 * What each environment is made of, in numbers: a change that adds or removes resources where nobody meant to shows here.
 * Read the difference, then `npx jest __tests__/stacks/inventory.test.ts -u`; CI never writes a snapshot.
 */
const stacks = composed().node.children as TerraformStack[];

test("the graph of all stacks: each on the stacks that it waits for", () => {
  const graph = stacks.map((stack) => [stack.node.id, stack.dependencies.map((below) => below.node.id)]);

  expect(Object.fromEntries(graph)).toMatchSnapshot();
});

test.each(stacks.map((stack) => [stack.node.id, stack] as const))(
  "the resources of %s: how many of each type",
  (_name, stack) => {
    const template = Template.of(stack);
    const counts: Record<string, number> = {};
    for (const { type } of template.resources()) counts[type] = (counts[type] ?? 0) + 1;
    for (const { type } of template.ephemerals()) counts[`ephemeral.${type}`] = (counts[`ephemeral.${type}`] ?? 0) + 1;

    expect(counts).toMatchSnapshot();
  },
);
