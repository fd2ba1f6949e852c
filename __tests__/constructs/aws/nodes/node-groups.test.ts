import { onDemand } from "../../../config/refusals/eks-pools";
import { nodesWith } from "./sample-nodes";

const own = { ...onDemand, group: "selfManaged" } as const;
const addresses = (pools: Readonly<Record<string, object>>) =>
  nodesWith(pools as Readonly<Record<string, Readonly<Record<string, unknown>>>>)
    .resources()
    .map(({ address }) => address);

describe("node groups", () => {
  test("GIVEN managed groups THEN their nodes may call the control plane and pull images, and nothing else", () => {
    const found = nodesWith({ gpu: onDemand });
    const policies = found.resources("aws_iam_role_policy_attachment").map((each) => each.at("policy_arn"));

    expect(policies).toEqual([
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    ]);
    expect(found.resources("aws_iam_role_policy")).toEqual([]);
  });

  test("GIVEN managed groups alone THEN EKS lets their nodes in: no access entry, no instance profile", () => {
    const found = nodesWith({ gpu: onDemand });

    expect(found.resources("aws_eks_access_entry")).toEqual([]);
    expect(found.resources("aws_iam_instance_profile")).toEqual([]);
    expect(found.resources("aws_iam_role").map(({ name }) => name)).toEqual(["sample-nodes"]);
  });

  test("GIVEN a self-managed group beside them THEN its nodes have a role of their own, which an access entry lets in", () => {
    const found = nodesWith({ gpu: own });

    expect(found.resources("aws_iam_role").map(({ name }) => name)).toEqual([
      "sample-nodes",
      "sample-self-managed-nodes",
    ]);
    expect(found.resource("aws_eks_access_entry").body).toMatchObject({
      cluster_name: "sample",
      principal_arn: "arn:aws:iam::111122223333:role/sample-self-managed-nodes",
      type: "EC2_LINUX",
    });
    expect(found.resource("aws_iam_instance_profile").body).toMatchObject({ name: "sample-self-managed-nodes" });
  });

  test("GIVEN a role THEN EC2 alone assumes it", () => {
    const trust = JSON.parse(String(nodesWith({}).resource("aws_iam_role").at("assume_role_policy")));

    expect(trust.Statement).toMatchObject([{ Principal: { Service: ["ec2.amazonaws.com"] } }]);
  });

  test("GIVEN groups THEN managed ones wait for the role's policies, self-managed ones for the access entry", () => {
    const found = nodesWith({ gpu: own });

    expect(found.resource("aws_eks_node_group").dependsOn).toEqual(
      expect.arrayContaining([expect.stringMatching(/^aws_iam_role_policy_attachment\..*WorkerNodePolicy/)]),
    );
    expect(found.resource("aws_autoscaling_group").dependsOn).toEqual([
      expect.stringMatching(/^aws_eks_access_entry\./),
    ]);
  });

  test("GIVEN a pool more or less THEN the others keep their addresses", () => {
    const three = addresses({ a: own, b: own, c: onDemand });
    const two = addresses({ b: own, c: onDemand });

    expect(two.filter((address) => !three.includes(address))).toEqual([]);
    expect(three.filter((address) => !two.includes(address)).every((address) => /_pools_a_/.test(address))).toBe(true);
  });

  test("GIVEN a pool that is called like a part of the construct THEN both have their place", () => {
    expect(() => nodesWith({ "access-entry": own, "instance-profile": own, "managed-role": onDemand })).not.toThrow();
  });
});
