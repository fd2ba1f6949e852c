import { decide } from "../../../support/iam/decide";
import { readPolicy } from "../../../support/iam/policy-document";
import { builtNetwork, reference } from "./built-network";

const usual = builtNetwork();
const group = "arn:aws:logs:us-east-2:111122223333:log-group:/gantry/sample/flow-logs";

test("GIVEN a new network THEN every connection is told of, taken or refused", () => {
  expect(usual.resource("aws_flow_log").body).toMatchObject({
    vpc_id: reference(usual.resource("aws_vpc")),
    traffic_type: "ALL",
    log_destination_type: "cloud-watch-logs",
    log_destination: reference(usual.resource("aws_cloudwatch_log_group"), "arn"),
    iam_role_arn: "arn:aws:iam::111122223333:role/sample-flow-logs",
  });
});

test("GIVEN flow logs THEN the role that writes them is there before", () => {
  expect(usual.resource("aws_flow_log").dependsOn).toEqual([
    usual.resource("aws_iam_role").address,
    usual.resource("aws_iam_role_policy").address,
  ]);
});

test.each([
  [{}, 90],
  [{ flowLogs: { retentionDays: 365 } }, 365],
])("GIVEN %j THEN they are kept for %i days, under a key of their own", (changes, days) => {
  const template = builtNetwork(changes);

  expect(template.resource("aws_cloudwatch_log_group").body).toMatchObject({
    name: "/gantry/sample/flow-logs",
    retention_in_days: days,
    kms_key_id: reference(template.resource("aws_kms_key"), "arn"),
  });
});

test("GIVEN the key THEN CloudWatch Logs uses it for this group, and for no other", () => {
  const policy = readPolicy(usual.resource("aws_kms_key").at("policy"));
  const request = {
    action: "kms:GenerateDataKey",
    resource: "*",
    principal: "Service:logs.us-east-2.amazonaws.com",
  };
  const of = (arn: string) => ({ ...request, context: { "kms:EncryptionContext:aws:logs:arn": arn } });

  expect(decide([policy], of(group))).toBe("allowed");
  expect(decide([policy], of(`${group}-of-others`))).toBe("denied");
});

test("GIVEN the role THEN flow logs of this account assume it, and nobody else's", () => {
  const trust = readPolicy(usual.resource("aws_iam_role").at("assume_role_policy"));
  const request = { action: "sts:AssumeRole", principal: "Service:vpc-flow-logs.amazonaws.com" };
  const from = (account: string) => ({
    ...request,
    context: {
      "aws:SourceAccount": account,
      "aws:SourceArn": `arn:aws:ec2:us-east-2:${account}:vpc-flow-log/fl-01234567`,
    },
  });

  expect(decide([trust], from("111122223333"))).toBe("allowed");
  expect(decide([trust], from("999999999999"))).toBe("denied");
  expect(decide([trust], request)).toBe("denied");
});

test("GIVEN the role THEN it writes into this group, and into no other", () => {
  const policy = readPolicy(usual.resource("aws_iam_role_policy").at("policy"));
  const write = (log: string) => ({ action: "logs:PutLogEvents", resource: `${log}:log-stream:eni-1` });

  expect(decide([policy], write(group))).toBe("allowed");
  expect(decide([policy], write(`${group}-of-others`))).toBe("denied");
  expect(decide([policy], { action: "logs:CreateLogGroup", resource: group })).toBe("denied");
});
