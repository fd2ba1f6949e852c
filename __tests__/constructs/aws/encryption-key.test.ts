import { EncryptionKey } from "../../../constructs/aws/encryption-key";
import { awsStack } from "../../support/aws-stack";
import { eksSite } from "../../support/eks-target";
import { decide } from "../../support/iam/decide";
import { readPolicy } from "../../support/iam/policy-document";

const built = (deletionProtection = true, logGroups?: readonly string[]) =>
  awsStack(
    (stack, site) =>
      new EncryptionKey(stack, "key", {
        site,
        purpose: "disks",
        description: "Disks of the sample",
        ...(logGroups ? { logGroups } : {}),
      }),
    { site: eksSite({}, { deletionProtection }) },
  );

test("GIVEN a key THEN it gets new material every year, and is deleted after the longest time there is", () => {
  expect(built().resource("aws_kms_key").body).toMatchObject({
    enable_key_rotation: true,
    deletion_window_in_days: 30,
  });
});

test("GIVEN a key THEN its alias is a name that can be known beforehand", () => {
  expect(built().resource("aws_kms_alias").at("name")).toBe("alias/sample-disks");
});

test("GIVEN no service that uses it THEN the account's identities may, by their own policies, and nobody else", () => {
  const policy = readPolicy(built().resource("aws_kms_key").at("policy"));
  const decrypt = { action: "kms:Decrypt", resource: "*" };

  expect(decide([policy], { ...decrypt, principal: "AWS:arn:aws:iam::111122223333:root" })).toBe("allowed");
  expect(decide([policy], { ...decrypt, principal: "Service:logs.us-east-2.amazonaws.com" })).toBe("denied");
});

test("GIVEN log groups THEN CloudWatch encrypts these with it, and no other", () => {
  const policy = readPolicy(built(true, ["/gantry/sample/a"]).resource("aws_kms_key").at("policy"));
  const encrypt = (group: string, region = "us-east-2") =>
    decide([policy], {
      action: "kms:Encrypt",
      resource: "*",
      principal: `Service:logs.${region}.amazonaws.com`,
      context: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:us-east-2:111122223333:log-group:${group}` },
    });

  expect(encrypt("/gantry/sample/a")).toBe("allowed");
  expect(encrypt("/gantry/sample/b")).toBe("denied");
  expect(encrypt("/gantry/sample/a", "eu-west-1")).toBe("denied");
});

test.each([
  [true, true],
  [false, undefined],
])("GIVEN deletion protection %j THEN Terraform refuses to destroy it: %j", (deletionProtection, refused) => {
  expect(built(deletionProtection).resource("aws_kms_key").at("lifecycle", "prevent_destroy")).toBe(refused);
});
