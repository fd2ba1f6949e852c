import { type Decision, decide } from "../../../support/iam/decide";
import { readPolicy } from "../../../support/iam/policy-document";
import type { Request } from "../../../support/iam/request";

type Statement = Readonly<Record<string, unknown>>;

/** What IAM says to a call under one policy. */
function asked(statements: readonly Statement[], request: Request): Decision {
  const document = { Version: "2012-10-17", Statement: statements.map((one) => ({ Effect: "Allow", ...one })) };
  return decide([readPolicy(JSON.stringify(document))], request);
}

const read = { Action: "s3:Get*", Resource: "arn:aws:s3:::disks/*" };
const one = "arn:aws:s3:::disks/one";

describe("actions and resources", () => {
  test.each<[string, Request, Decision]>([
    ["a wildcard of the action", { action: "s3:GetObject", resource: one }, "allowed"],
    ["another case of the action", { action: "S3:getobject", resource: one }, "allowed"],
    ["another action", { action: "s3:PutObject", resource: one }, "denied"],
    ["another resource", { action: "s3:GetObject", resource: "arn:aws:s3:::disks" }, "denied"],
    ["another case of the resource", { action: "s3:GetObject", resource: "arn:aws:s3:::Disks/one" }, "denied"],
    ["no resource", { action: "s3:GetObject" }, "denied"],
  ])("GIVEN %s THEN it is decided by name", (_what, request, decision) => {
    expect(asked([read], request)).toBe(decision);
  });

  test("GIVEN a denial beside an allowance THEN the denial wins, whatever their order", () => {
    const denial = { Effect: "Deny", Action: "s3:*", Resource: one };
    const request = { action: "s3:GetObject", resource: one };

    expect(asked([read, denial], request)).toBe("denied");
    expect(asked([denial, read], request)).toBe("denied");
  });

  test("GIVEN a dot in a resource THEN it is a dot", () => {
    expect(asked([{ ...read, Resource: "a.b" }], { action: "s3:GetObject", resource: "axb" })).toBe("denied");
  });
});

describe("principals", () => {
  const trust = { Action: "sts:AssumeRole", Principal: { Service: ["ec2.amazonaws.com"] } };

  test.each<[string, string | undefined, Decision]>([
    ["the service", "Service:ec2.amazonaws.com", "allowed"],
    ["another service", "Service:lambda.amazonaws.com", "denied"],
    ["nobody", undefined, "denied"],
  ])("GIVEN %s THEN only who is named may", (_what, principal, decision) => {
    expect(asked([trust], { action: "sts:AssumeRole", ...(principal ? { principal } : {}) })).toBe(decision);
  });

  test("GIVEN everybody THEN anybody may", () => {
    expect(asked([{ ...trust, Principal: "*" }], { action: "sts:AssumeRole", principal: "AWS:x" })).toBe("allowed");
  });
});

describe("conditions", () => {
  const held = (Condition: object, context: Request["context"] = {}) =>
    asked([{ ...read, Condition }], { action: "s3:GetObject", resource: one, context }) === "allowed";

  test.each<[string, object, Request["context"], boolean]>([
    ["equal text", { StringEquals: { "aws:a": ["x", "y"] } }, { "aws:a": "y" }, true],
    ["other text", { StringEquals: { "aws:a": "x" } }, { "aws:a": "X" }, false],
    ["a key of another case", { StringEquals: { "aws:RequestTag/A": "x" } }, { "aws:requesttag/a": "x" }, true],
    ["a key that is not there", { StringEquals: { "aws:a": "x" } }, {}, false],
    ["a key that is not there, if it is", { StringEqualsIfExists: { "aws:a": "x" } }, {}, true],
    ["unequal text", { StringNotEquals: { "aws:a": ["x", "y"] } }, { "aws:a": "y" }, false],
    ["a key that is not there, unequal", { StringNotEquals: { "aws:a": "x" } }, {}, true],
    ["a pattern", { StringLike: { "aws:a": "x*" } }, { "aws:a": "xyz" }, true],
    ["an ARN", { ArnLike: { "aws:a": "arn:aws:eks:*:1:cluster/x" } }, { "aws:a": "arn:aws:eks:r:1:cluster/x" }, true],
    ["a truth", { Bool: { "aws:a": "true" } }, { "aws:a": "false" }, false],
    ["presence wanted", { Null: { "aws:a": "false" } }, { "aws:a": "x" }, true],
    ["presence wanted, absent", { Null: { "aws:a": "false" } }, {}, false],
    ["absence wanted", { Null: { "aws:a": "true" } }, {}, true],
    ["any of several", { "ForAnyValue:StringEquals": { "aws:k": ["x"] } }, { "aws:k": ["x", "z"] }, true],
    ["any of none", { "ForAnyValue:StringEquals": { "aws:k": ["x"] } }, {}, false],
    ["all of several", { "ForAllValues:StringEquals": { "aws:k": ["x", "y"] } }, { "aws:k": ["x", "y"] }, true],
    ["all but one", { "ForAllValues:StringEquals": { "aws:k": ["x"] } }, { "aws:k": ["x", "z"] }, false],
    // The trap that a condition on all values needs a second one for.
    ["all of none", { "ForAllValues:StringEquals": { "aws:k": ["x"] } }, {}, true],
    [
      "two operators, one of which does not hold",
      { StringEquals: { "aws:a": "x" }, Bool: { "aws:b": "true" } },
      { "aws:a": "x" },
      false,
    ],
  ])("GIVEN %s THEN it holds as IAM says", (_what, condition, context, expected) => {
    expect(held(condition, context)).toBe(expected);
  });

  test("GIVEN an operator that it does not know THEN it guesses nothing", () => {
    expect(() => held({ NumericLessThan: { "aws:a": "1" } }, { "aws:a": "0" })).toThrow("NumericLessThan");
  });
});
