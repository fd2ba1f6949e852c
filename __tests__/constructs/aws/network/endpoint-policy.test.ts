import { interfaceEndpoints } from "../../../../config/schema/eks/network";
import { endpointPolicy } from "../../../../constructs/aws/network/endpoint-policy";
import { eksSite } from "../../../support/eks-target";
import { decide } from "../../../support/iam/decide";
import { readPolicy } from "../../../support/iam/policy-document";

type Endpoint = (typeof interfaceEndpoints)[number];

const own = { "aws:PrincipalAccount": "111122223333" };
const strange = { "aws:PrincipalAccount": "999999999999" };

function decision(endpoint: Endpoint, request: Parameters<typeof decide>[1], trusted: readonly string[] = []) {
  return decide([readPolicy(endpointPolicy(eksSite(), endpoint, trusted))], request);
}

test.each(interfaceEndpoints.filter((endpoint) => !endpoint.startsWith("eks")))(
  "GIVEN the endpoint of %s THEN identities of the account pass, and strangers do not",
  (endpoint) => {
    const action = `${endpoint.replace(/\..*/, "")}:DescribeAnything`;

    expect(decision(endpoint, { action, resource: "*", context: own })).toBe("allowed");
    expect(decision(endpoint, { action, resource: "*", context: strange })).toBe("denied");
    expect(decision(endpoint, { action, resource: "*", context: strange }, ["999999999999"])).toBe("allowed");
  },
);

test("GIVEN images of EKS add-ons, which lie in an account of Amazon's WHEN a node pulls one THEN it may", () => {
  const resource = "arn:aws:ecr:us-east-2:602401143452:repository/eks/coredns";

  expect(decision("ecr.dkr", { action: "ecr:BatchGetImage", resource, context: own })).toBe("allowed");
});

test.each(["eks", "eks-auth"] as const)(
  "GIVEN the endpoint of %s THEN it has no policy, which it may refuse",
  (endpoint) => {
    expect(endpointPolicy(eksSite(), endpoint, [])).toBeUndefined();
  },
);

describe("GIVEN the endpoint of STS", () => {
  const webIdentity = "sts:AssumeRoleWithWebIdentity";

  test("WHEN a pod hands in its token, unsigned as that is THEN it gets a role of the account, and no other", () => {
    expect(decision("sts", { action: webIdentity, resource: "arn:aws:iam::111122223333:role/api" })).toBe("allowed");
    expect(decision("sts", { action: webIdentity, resource: "arn:aws:iam::999999999999:role/api" })).toBe("denied");
  });

  test("WHEN a service asks who its caller from another account is THEN it is told", () => {
    expect(decision("sts", { action: "sts:GetCallerIdentity", resource: "*", context: strange })).toBe("allowed");
  });
});
