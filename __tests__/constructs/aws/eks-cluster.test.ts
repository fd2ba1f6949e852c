import { TerraformStack } from "cdktf";
import { checkPolicy } from "../../../constructs/policy/check-policy";
import { clusterFactory } from "../../../stacks/cluster-factory";
import { eksTarget } from "../../support/eks-target";
import { resolvedEnvironment } from "../../support/resolved-environment";
import { Template } from "../../support/template";
import { unwrittenApp } from "../../support/unwritten-app";

function cluster(changes: object = {}) {
  const options = { outdir: "", kubeconfigPaths: [] };
  return clusterFactory(resolvedEnvironment({ target: { ...eksTarget, ...changes } }), options);
}

function consumer(changes: object = {}): TerraformStack {
  const stack = new TerraformStack(unwrittenApp(), "consumer");
  cluster(changes).connect(stack);
  return stack;
}

describe("connect", () => {
  const template = Template.of(consumer());

  test("GIVEN the cluster of a lower stack THEN it is asked for by its literal name", () => {
    expect(template.data().map((block) => [block.type, block.at("name")])).toEqual([["aws_eks_cluster", "sample"]]);
  });

  test("GIVEN a name of its own THEN the cluster is asked for by that", () => {
    const [found] = Template.of(consumer({ clusterName: "pytorch-gpu-dev-cluster" })).data();

    expect(found?.at("name")).toBe("pytorch-gpu-dev-cluster");
  });

  test("GIVEN a run THEN credentials are made anew by the AWS command line, in the cluster's region", () => {
    expect(template.at("provider", "kubernetes", 0, "exec", 0)).toEqual({
      api_version: "client.authentication.k8s.io/v1beta1",
      command: "aws",
      args: ["eks", "get-token", "--cluster-name", "sample", "--region", "us-east-2"],
    });
  });

  test("GIVEN another account's credentials THEN Terraform refuses to work with them", () => {
    expect(template.at("provider", "aws", 0)).toMatchObject({
      region: "us-east-2",
      allowed_account_ids: ["111122223333"],
    });
  });

  test("GIVEN the policy of providers THEN a data source by a literal name is none of its findings", () => {
    expect(checkPolicy([consumer()])).toEqual([]);
  });
});

describe("what components know of it", () => {
  test("GIVEN the network of Services THEN pods reach the API server at its first address, and in the VPC", () => {
    expect(cluster().info.apiServer).toEqual({ cidrs: ["172.20.0.1/32", "10.0.0.0/16"], ports: [443] });
    expect(cluster({ controlPlane: { serviceCidr: "10.200.0.0/20" } }).info.apiServer.cidrs).toEqual([
      "10.200.0.1/32",
      "10.0.0.0/16",
    ]);
  });

  test("GIVEN names in the file THEN it has them, and the version as well", () => {
    expect(cluster().info).toMatchObject({ name: "sample", kubernetesVersion: "1.35" });
    expect(cluster({ clusterName: "other" }).info.name).toBe("other");
  });
});
