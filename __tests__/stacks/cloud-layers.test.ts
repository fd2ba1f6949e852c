import { TerraformStack } from "cdktf";
import { eksTarget } from "../support/eks-target";
import { resolvedEnvironment } from "../support/resolved-environment";
import { composed } from "../support/synth-environments";
import { Template } from "../support/template";

function stacksOf(overrides: Readonly<Record<string, unknown>>): readonly TerraformStack[] {
  return composed([resolvedEnvironment(overrides)]).node.children.filter((child): child is TerraformStack =>
    TerraformStack.isStack(child),
  );
}

const s3 = { kind: "s3", bucket: "gantry-states", region: "us-east-2" };
const bootstrap = { stateIn: "local" };

describe("the layer of the states' bucket", () => {
  test("GIVEN bootstrap THEN it is the lowest stack, for all others keep their states in what it makes", () => {
    const [lowest, second] = stacksOf({ target: eksTarget, state: { ...s3, bootstrap } });

    expect(lowest?.node.id).toBe("sample-state");
    expect(second?.dependencies.map(({ node }) => node.id)).toEqual(["sample-state"]);
    expect(
      Template.of(lowest as TerraformStack)
        .resources("aws_s3_bucket")
        .map((block) => block.at("bucket")),
    ).toEqual(["gantry-states-logs", "gantry-states"]);
  });

  test("GIVEN no bootstrap THEN there is none", () => {
    expect(stacksOf({ target: eksTarget, state: s3 }).map(({ node }) => node.id)).not.toContain("sample-state");
  });
});

test("GIVEN EKS THEN every cloud layer works in the one account and region, and tags what it makes", () => {
  const cloud = stacksOf({ target: eksTarget, state: { ...s3, bootstrap } }).slice(0, 2);

  for (const stack of cloud) {
    expect(Template.of(stack).at("provider", "aws", 0)).toMatchObject({
      region: "us-east-2",
      allowed_account_ids: ["111122223333"],
      default_tags: [{ tags: { "gantry.dev/environment": "sample", "gantry.dev/owner": "team-a" } }],
    });
  }
});

test("GIVEN a new network THEN the network layer has its VPC", () => {
  const [network] = stacksOf({ target: eksTarget });

  expect(network?.node.id).toBe("sample-network");
  expect(
    Template.of(network as TerraformStack)
      .resource("aws_vpc")
      .at("tags", "Name"),
  ).toBe("sample");
});

describe("the order within the cluster's layer", () => {
  const gpu = { purpose: "gpu", gpu: "h100", nodes: { min: 1, max: 2 } };
  const own = { purpose: "system", machines: ["c7i.4xlarge"], nodes: { min: 1, max: 2 }, group: "selfManaged" };
  const cluster = stacksOf({
    target: { ...eksTarget, nodePools: { ...eksTarget.nodePools, gpu, own } },
  }).find(({ node }) => node.id === "sample-cluster");
  const template = Template.of(cluster as TerraformStack);
  const addOn = (name: string) => template.resources("aws_eks_addon").find((block) => block.at("addon_name") === name);
  const group = (name: string) =>
    template.resources("aws_eks_node_group").find((block) => block.at("node_group_name") === name);

  test("GIVEN GPUs that may be long in coming THEN what needs a node waits for the system's nodes alone", () => {
    const systemGroups = [group("system"), template.resource("aws_autoscaling_group")].map((block) => block?.address);

    for (const name of ["coredns", "aws-ebs-csi-driver", "snapshot-controller"]) {
      expect(addOn(name)?.dependsOn).toEqual(expect.arrayContaining(systemGroups));
      expect(addOn(name)?.dependsOn).not.toContain(group("gpu")?.address);
    }
  });

  test("GIVEN any nodes THEN they wait for the network and for Services, which no node is ready without", () => {
    const before = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"].map((name) => addOn(name)?.address);

    for (const block of [group("system"), group("gpu"), template.resource("aws_autoscaling_group")]) {
      expect(block?.dependsOn).toEqual(expect.arrayContaining(before));
    }
  });
});
