import { interfaceEndpoints } from "../../../../config/schema/eks/network";
import { decide } from "../../../support/iam/decide";
import { readPolicy } from "../../../support/iam/policy-document";
import type { Template } from "../../../support/template";
import { builtNetwork, reference } from "./built-network";

function endpoint(template: Template) {
  const [found, ...more] = template
    .resources("aws_vpc_endpoint")
    .filter((block) => block.at("vpc_endpoint_type") === "Gateway");
  if (!found || more.length > 0) throw new Error("one gateway endpoint is expected");
  return found;
}

const usual = endpoint(builtNetwork());

test("GIVEN a new network THEN S3 has a gateway endpoint, of no cost, for every subnet that needs S3", () => {
  const template = builtNetwork();
  const tables = template.resources("aws_route_table").filter((table) => !/control-plane/.test(table.id));

  expect(endpoint(template).at("service_name")).toBe("com.amazonaws.us-east-2.s3");
  expect([...(endpoint(template).at("route_table_ids") as string[])].sort()).toEqual(
    tables.map((table) => reference(table)).sort(),
  );
});

test("GIVEN no NAT THEN it is there all the same: images lie in S3", () => {
  const template = builtNetwork({ nat: "none", endpoints: interfaceEndpoints });

  expect(endpoint(template).at("route_table_ids")).toHaveLength(3);
});

describe("its policy", () => {
  const layer = "arn:aws:s3:::prod-us-east-2-starport-layer-bucket/layer";
  const strange = "arn:aws:s3:::bucket-of-a-stranger/object";
  const as = (account?: string) => (account ? { "aws:PrincipalAccount": account } : {});

  test.each([
    ["reads a layer of ECR by a link that ECR signed", "s3:GetObject", layer, as("444455556666"), "allowed"],
    ["reads a public file unsigned", "s3:GetObject", strange, as(), "allowed"],
    ["writes with the account's own identity", "s3:PutObject", strange, as("111122223333"), "allowed"],
    ["writes with a stranger's keys", "s3:PutObject", strange, as("999999999999"), "denied"],
    [
      "lists with a stranger's keys",
      "s3:ListBucket",
      "arn:aws:s3:::bucket-of-a-stranger",
      as("999999999999"),
      "denied",
    ],
    ["writes unsigned", "s3:PutObject", strange, as(), "denied"],
  ])("WHEN somebody %s THEN %s of %s is %s", (_what, action, resource, context, expected) => {
    expect(decide([readPolicy(usual.at("policy"))], { action, resource, context })).toBe(expected);
  });

  test("GIVEN a trusted account WHEN one of its identities writes THEN it may", () => {
    const policy = readPolicy(endpoint(builtNetwork({ trustedAccounts: ["444455556666"] })).at("policy"));
    const write = { action: "s3:PutObject", resource: strange };

    expect(decide([policy], { ...write, context: as("444455556666") })).toBe("allowed");
    expect(decide([readPolicy(usual.at("policy"))], { ...write, context: as("444455556666") })).toBe("denied");
  });
});
