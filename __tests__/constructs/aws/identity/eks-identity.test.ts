import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import { TerraformStack } from "cdktf";
import { EksIdentity } from "../../../../constructs/aws/identity/eks-identity";
import type { IdentityRequest } from "../../../../constructs/contracts/workload-identity";
import { eksSite } from "../../../support/eks-target";
import { decide } from "../../../support/iam/decide";
import { podSession } from "../../../support/iam/pod-session";
import { issuer, readPolicy } from "../../../support/iam/policy-document";
import { Template } from "../../../support/template";
import { unwrittenApp } from "../../../support/unwritten-app";

const request: IdentityRequest = {
  namespace: "apps",
  serviceAccount: "api",
  grants: [{ kind: "objectStorage", bucket: "disks", access: "read" }],
};

function bound(target: Readonly<Record<string, unknown>> = {}, changes: Partial<IdentityRequest> = {}) {
  const stack = new TerraformStack(unwrittenApp(), "sample-apps");
  const binding = new EksIdentity(eksSite(target)).bind(stack, "identity", { ...request, ...changes });
  return { binding, template: Template.of(stack) };
}

test("GIVEN no grants THEN nothing is made, and the account is plain", () => {
  const { binding, template } = bound({}, { grants: [] });

  expect(binding).toEqual({ annotations: {}, dependencies: [], endpoints: [] });
  expect(template.resources()).toEqual([]);
});

describe("by Pod Identity", () => {
  test("GIVEN grants THEN a role of the account's own is associated with it, in the cluster by its literal name", () => {
    const { template } = bound({ clusterName: "blue" });

    expect(template.resource("aws_iam_role").at("name")).toBe("sample-apps-api");
    expect(template.resource("aws_eks_pod_identity_association").body).toMatchObject({
      cluster_name: "blue",
      namespace: "apps",
      service_account: "api",
      role_arn: "arn:aws:iam::111122223333:role/sample-apps-api",
    });
    expect(template.data()).toEqual([]);
  });

  test("GIVEN the role THEN pods of the account get it, and the account says nothing of it", () => {
    const { binding, template } = bound();
    const trust = readPolicy(template.resource("aws_iam_role").at("assume_role_policy"));

    expect(decide([trust], podSession(request))).toBe("allowed");
    expect(decide([trust], podSession({ ...request, namespace: "default" }))).toBe("denied");
    expect(binding.annotations).toEqual({});
  });

  test("GIVEN pods THEN they reach the agent of their node for credentials, and nothing else of its kind", () => {
    expect(bound().binding.endpoints).toEqual([{ kind: "addresses", cidrs: ["169.254.170.23/32"], ports: [80] }]);
  });

  test("GIVEN a name that IAM finds too long THEN it is cut, the same everywhere", () => {
    const { template } = bound({}, { serviceAccount: "a".repeat(80) });
    const name = String(template.resource("aws_iam_role").at("name"));

    expect(name).toHaveLength(64);
    expect(template.resource("aws_eks_pod_identity_association").at("role_arn")).toBe(
      `arn:aws:iam::111122223333:role/${name}`,
    );
  });

  test("GIVEN only the caller's identity THEN there is a role to be, without a policy", () => {
    const { template } = bound({}, { grants: [{ kind: "callerIdentity" }] });

    expect(template.resources("aws_iam_role")).toHaveLength(1);
    expect(template.resources("aws_iam_role_policy")).toEqual([]);
  });
});

describe("by the cluster's own tokens (irsa)", () => {
  const irsa = { identity: "irsa" };

  test("GIVEN grants THEN the account names its role, and there is no association", () => {
    const { binding, template } = bound(irsa);

    expect(binding.annotations).toEqual({
      "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/sample-apps-api",
      "eks.amazonaws.com/sts-regional-endpoints": "true",
    });
    expect(template.resources("aws_eks_pod_identity_association")).toEqual([]);
  });

  test("GIVEN the role THEN a token of the account's is changed for it, by the issuer of the cluster of that name", () => {
    const { template } = bound(irsa);
    const trust = readPolicy(template.resource("aws_iam_role").at("assume_role_policy"));
    const token = (subject: string) => ({
      action: "sts:AssumeRoleWithWebIdentity",
      principal: `Federated:arn:aws:iam::111122223333:oidc-provider/${issuer}`,
      context: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: subject },
    });

    expect(decide([trust], token("system:serviceaccount:apps:api"))).toBe("allowed");
    expect(decide([trust], token("system:serviceaccount:apps:other"))).toBe("denied");
    expect(template.data().map((data) => [data.type, data.at("name")])).toEqual([["aws_eks_cluster", "sample"]]);
  });

  test("GIVEN a stack that is connected THEN the cluster is looked up once", () => {
    const stack = new TerraformStack(unwrittenApp(), "sample-apps");
    new DataAwsEksCluster(stack, "cluster", { name: "sample" });
    const identity = new EksIdentity(eksSite(irsa));
    for (const serviceAccount of ["one", "two"]) identity.bind(stack, serviceAccount, { ...request, serviceAccount });

    expect(Template.of(stack).data()).toHaveLength(1);
  });

  test("GIVEN pods THEN they reach STS, and no metadata service", () => {
    expect(bound(irsa).binding.endpoints).toEqual([
      { kind: "addresses", cidrs: ["0.0.0.0/0"], except: ["169.254.0.0/16"], ports: [443] },
    ]);
  });
});
