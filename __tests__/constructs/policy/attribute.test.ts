import { attribute } from "../../../constructs/policy/attribute";
import { isEphemeral } from "../../../constructs/policy/is-ephemeral";
import { isExpression } from "../../../constructs/policy/is-expression";
import { nestedBlocks } from "../../../constructs/policy/nested-blocks";

test.each([
  ["${var.a}", true],
  ["a-${var.a}-b", true],
  ["%{ if var.a }b%{ endif }", true],
  ["$${HOME} and ${var.a}", true],
  ["$${HOME}", false],
  ["%%{HOME}", false],
  ["$(HOME) {a}", false],
  ["", false],
  [1, false],
  [undefined, false],
])("%j is an expression: %s", (value, expected) => {
  expect(isExpression(value)).toBe(expected);
});

test.each([
  ["${ephemeral.random_password.a.result}", true],
  ["postgres://api:${ephemeral.random_password.a.result}@db $${HOME}", true],
  ["${var.a}", false],
  ["${ephemeral.random_password.a.result}${var.a}", false],
  ["${ephemeral.random_password.a.result == var.a}", false],
])("%j holds ephemeral values only: %s", (value, expected) => {
  expect(isEphemeral(value)).toBe(expected);
});

describe("an attribute by its path", () => {
  test.each([
    ["block", { spec: { type: "a" } }],
    ["list of one block", { spec: [{ type: "a" }] }],
    ["dynamic block", { dynamic: { spec: { for_each: [1], content: { type: "a" } } } }],
    ["list of dynamic blocks", { dynamic: [{ spec: [{ for_each: [1], content: [{ type: "a" }] }] }] }],
  ])("is found in a %s", (_name, body) => {
    expect(attribute(body, "spec", "type")).toBe("a");
  });

  test("is the expression that stands for a block on the way", () => {
    expect(attribute({ spec: "${local.spec}" }, "spec", "type")).toBe("${local.spec}");
  });

  test.each([[{}], [{ spec: "text" }], [{ spec: null }], [undefined]])("is undefined in %j", (body) => {
    expect(attribute(body, "spec", "type")).toBeUndefined();
  });
});

test("nested blocks are those that are written, those of dynamic blocks, and the expression for the rest", () => {
  // GIVEN
  const parent = { rule: [{ a: 1 }, "${local.rule}"], dynamic: { rule: { for_each: [1], content: { a: 2 } } } };
  // WHEN
  const nested = nestedBlocks(parent, "rule");
  // THEN
  expect(nested).toEqual({ blocks: [{ a: 1 }, { a: 2 }], expression: "${local.rule}" });
});
