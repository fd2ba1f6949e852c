import { eksNodeAutoscaler } from "../../../../constructs/aws/karpenter/eks-node-autoscaler";
import { nodeConfig } from "../../../../constructs/aws/nodes/user-data/node-config";
import { onDemand } from "../../../config/refusals/eks-pools";
import { eksSite } from "../../../support/eks-target";
import { planOf } from "../nodes/sample-nodes";

const facet = (changes: Readonly<Record<string, unknown>> = {}) =>
  eksNodeAutoscaler(eksSite({ karpenter: {}, ...changes }));

test("GIVEN a target without Karpenter THEN components learn of none", () => {
  expect(eksNodeAutoscaler(eksSite())).toBeUndefined();
});

test("GIVEN a network of our own THEN subnets of nodes and their group are found by names that are ours alone", () => {
  const ours = { "gantry.dev/environment": "sample" };

  expect(facet()).toMatchObject({
    interruptionQueue: "sample-karpenter-interruptions",
    instanceProfile: "sample-karpenter-nodes",
    subnets: ["a", "b", "c"].map((zone) => ({ tags: { Name: `sample-nodes-us-east-2${zone}`, ...ours } })),
    securityGroup: { tags: { Name: "sample-nodes", ...ours } },
  });
});

test("GIVEN zones THEN their subnets alone", () => {
  expect(facet({ karpenter: { zones: ["us-east-2b"] } })?.subnets).toHaveLength(1);
});

test("GIVEN a network that is there THEN its subnets by their ids", () => {
  const nodes = { "us-east-2a": "subnet-0000000000000000a", "us-east-2b": "subnet-0000000000000000b" };
  const network = { kind: "existing", vpc: "vpc-0123456789abcdef0", cidr: "10.1.0.0/16", subnets: { nodes } };

  expect(facet({ network })?.subnets).toEqual(Object.values(nodes).map((id) => ({ id })));
});

test("GIVEN the target's release of AL2023 THEN nodes of Karpenter have the same", () => {
  expect(facet()?.image).toMatch(/^al2023@v20\d{6}$/);
});

test("GIVEN a node that users reserve THEN kubelet is told the same, whether Karpenter makes it or a group", () => {
  const plan = planOf({ ...onDemand, gpu: "cpu-x86" });

  expect(facet()?.kubelet(plan.size)).toEqual(JSON.parse(nodeConfig(plan, {})).spec.kubelet.config);
  expect(facet()?.kubelet({ vcpu: 16, ramGib: 32 })).toEqual({
    maxPods: 110,
    systemReserved: { cpu: "666m", memory: "1365Mi" },
    kubeReserved: { cpu: "666m", memory: "1365Mi" },
    cpuManagerPolicy: "static",
    cpuManagerReconcilePeriod: "10s",
  });
});

test("GIVEN labels of the environment THEN machines carry its tags, none of which Karpenter refuses", () => {
  const tags = facet()?.tags ?? {};

  expect(tags).toMatchObject({ "gantry.dev/environment": "sample", "gantry.dev/owner": "team-a" });
  expect(Object.keys(tags).filter((key) => /karpenter|kubernetes\.io\/cluster|^eks:/.test(key))).toEqual([]);
});
