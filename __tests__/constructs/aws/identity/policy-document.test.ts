import { policyDocument } from "../../../../constructs/aws/identity/policy-document";

const statement = { sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::disks/*"] };

test("GIVEN statements in any order THEN the document is the same text", () => {
  const other = { sid: "Another", actions: ["s3:b", "s3:a", "s3:a"], resources: ["y", "x"] };

  expect(policyDocument([statement, other])).toBe(policyDocument([{ ...other, actions: ["s3:a", "s3:b"] }, statement]));
  expect(JSON.parse(policyDocument([statement, other]))).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Sid: "Another", Effect: "Allow", Action: ["s3:a", "s3:b"], Resource: ["x", "y"] },
      { Sid: "Read", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::disks/*"] },
    ],
  });
});

test("GIVEN conditions THEN operators, keys and values have an order as well, and values are lists", () => {
  const conditions = { StringEquals: { b: ["2", "1"], a: "x" }, Bool: { c: "true" } };

  expect(policyDocument([{ ...statement, conditions }])).toContain(
    '"Condition":{"Bool":{"c":["true"]},"StringEquals":{"a":["x"],"b":["1","2"]}}',
  );
});

test("GIVEN a statement about any resource THEN the document says so, and keeps the reason to itself", () => {
  const text = policyDocument([{ sid: "List", actions: ["ec2:DescribeVolumes"], anyResource: "it lists everything" }]);

  expect(JSON.parse(text).Statement[0]).toEqual({
    Sid: "List",
    Effect: "Allow",
    Action: ["ec2:DescribeVolumes"],
    Resource: ["*"],
  });
});

test.each([
  [{ services: ["b", "a"] }, { Service: ["a", "b"] }],
  [{ accounts: ["111122223333"] }, { AWS: ["111122223333"] }],
  [{ arns: ["arn:aws:iam::111122223333:role/ci"] }, { AWS: ["arn:aws:iam::111122223333:role/ci"] }],
  [{ federated: ["provider"] }, { Federated: ["provider"] }],
  [{ everybody: true as const }, "*"],
])("GIVEN the principals %j THEN they are written as IAM reads them", (principals, written) => {
  const text = policyDocument([{ sid: "Trust", principals, actions: ["sts:AssumeRole"] }]);

  expect(JSON.parse(text).Statement[0]).toEqual({
    Sid: "Trust",
    Effect: "Allow",
    Principal: written,
    Action: ["sts:AssumeRole"],
  });
});

test("GIVEN a variable of IAM THEN Terraform leaves it alone", () => {
  const resources = ["arn:aws:s3:::homes/${aws:PrincipalTag/user}/*"];

  expect(policyDocument([{ ...statement, resources }])).toContain("homes/$${aws:PrincipalTag/user}/*");
});

test("GIVEN a denial THEN it is one", () => {
  expect(JSON.parse(policyDocument([{ ...statement, effect: "Deny" }])).Statement[0].Effect).toBe("Deny");
});

test.each([
  ["a name with a hyphen", [{ ...statement, sid: "read-it" }], "statement read-it: IAM takes letters and digits only"],
  ["one name twice", [statement, statement], "statement Read is there twice in one policy"],
  ["no action", [{ ...statement, actions: [] }], "statement Read names no action"],
])("GIVEN %s THEN it is refused", (_what, statements, message) => {
  expect(() => policyDocument(statements)).toThrow(message);
});
