import { layers } from "../../../../../config/layer";
import { karpenter } from "../../../../../constructs/components/nodes/karpenter/karpenter";
import { karpenterNodePools } from "../../../../../constructs/components/nodes/karpenter-node-pools/karpenter-node-pools";
import { synthesized } from "../../../../support/component-context";
import { everyCapability, FakeCluster } from "../../../../support/fake-cluster";
import { rawObjects } from "../../../../support/raw-objects";
import type { Template } from "../../../../support/template";

const cpus = { type: "cpu-x86" };
const built = (given: object = { pools: { cpus } }, cluster = new FakeCluster()): Template =>
  synthesized((scope, context) => karpenterNodePools.build(scope, karpenterNodePools.settings.parse(given), context), {
    cluster,
  });

type Fields = Readonly<Record<string, unknown>>;

/** Spec of the object of a kind, of the only pool. */
function spec(kind: "NodePool" | "EC2NodeClass", pool: object = {}, settings: object = {}): Fields {
  const found = rawObjects(built({ ...settings, pools: { cpus: { ...cpus, ...pool } } })).find(
    (each) => each.kind === kind,
  );
  return found?.spec as Fields;
}
const template = (pool: object = {}) => spec("NodePool", pool).template as { metadata: Fields; spec: Fields };
const requirement = (key: string, pool: object = {}) =>
  (template(pool).spec.requirements as { key: string; values: string[] }[]).find((each) => each.key === key)?.values;

describe("which nodes", () => {
  test("GIVEN a type THEN nodes carry the labels that its pods select by, those given, and the pool's name last", () => {
    const labels = { NodeType: "gpu", GpuType: "cpu-x86", "gantry.dev/pool": "cpus" };

    expect(template().metadata).toEqual({ labels });
    expect(template({ labels: { team: "a", "gantry.dev/pool": "x" } }).metadata).toEqual({
      labels: { ...labels, team: "a" },
    });
  });

  test("GIVEN a type THEN nodes are of its first machine, on demand, of its architecture", () => {
    expect(requirement("node.kubernetes.io/instance-type")).toEqual(["c7i.8xlarge"]);
    expect(requirement("karpenter.sh/capacity-type")).toEqual(["on-demand"]);
    expect(requirement("kubernetes.io/arch")).toEqual(["amd64"]);
    expect(requirement("kubernetes.io/arch", { type: "cpu-arm" })).toEqual(["arm64"]);
  });

  test("GIVEN machines THEN those", () => {
    expect(requirement("node.kubernetes.io/instance-type", { machines: ["c7i.4xlarge", "c7i.8xlarge"] })).toEqual([
      "c7i.4xlarge",
      "c7i.8xlarge",
    ]);
  });

  test("GIVEN a bound in nodes THEN it is one in CPUs of the largest machine", () => {
    expect(spec("NodePool").limits).toEqual({ cpu: "960" });
    expect(spec("NodePool", { maxNodes: 2, machines: ["c7i.4xlarge", "c7i.8xlarge"] }).limits).toEqual({ cpu: "64" });
  });

  test("GIVEN taints THEN nodes have them; GIVEN none THEN none", () => {
    const taints = [{ key: "dedicated", value: "cpu", effect: "NoSchedule" }];

    expect(template({ taints }).spec.taints).toEqual(taints);
    expect(template().spec).not.toHaveProperty("taints");
  });
});

describe("when they go", () => {
  test("GIVEN a node that somebody uses THEN nothing takes it away: no age, no better fit, no new image", () => {
    expect(template().spec.expireAfter).toBe("Never");
    expect(spec("NodePool").disruption).toEqual({
      consolidationPolicy: "WhenEmpty",
      consolidateAfter: "5m",
      budgets: [
        { nodes: "100%", reasons: ["Empty"] },
        { nodes: "0", reasons: ["Drifted", "Underutilized"] },
      ],
    });
    expect(spec("NodePool", { emptyMinutes: 60 }).disruption).toMatchObject({ consolidateAfter: "60m" });
  });

  test("GIVEN a pool that is removed THEN its pods have so long to end, and Helm waits for the machines", () => {
    expect(template().spec.terminationGracePeriod).toBe("30m");
    expect(template({ drainMinutes: 120 }).spec.terminationGracePeriod).toBe("120m");
    expect(built().resource("helm_release").at("timeout")).toBe(45 * 60);
    expect(
      built({ pools: { a: cpus, b: { ...cpus, drainMinutes: 120 } } }).resource("helm_release").body,
    ).toMatchObject({
      timeout: 135 * 60,
      wait: true,
    });
  });

  test("GIVEN a destroy THEN pools go while Karpenter still runs to end their nodes", () => {
    expect(layers.indexOf(karpenterNodePools.layer)).toBeGreaterThan(layers.indexOf(karpenter.layer));
    expect(karpenterNodePools.requires).toEqual([karpenter]);
  });
});

describe("how they are made", () => {
  test("GIVEN a target THEN they lie in its subnets, behind its group, with its profile, under its tags", () => {
    expect(spec("EC2NodeClass")).toMatchObject({
      instanceProfile: "fake-nodes",
      subnetSelectorTerms: [{ tags: { Name: "fake-nodes-a" } }, { id: "subnet-0123456789abcdef0" }],
      securityGroupSelectorTerms: [{ tags: { Name: "fake-nodes" } }],
      tags: { "fake.cloud/environment": "sample", "gantry.dev/pool": "cpus" },
      associatePublicIPAddress: false,
    });
    expect(template().spec.nodeClassRef).toEqual({ group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "cpus" });
  });

  test("GIVEN nothing said THEN the image is that of the target's pools; GIVEN a release THEN that one", () => {
    expect(spec("EC2NodeClass").amiSelectorTerms).toEqual([{ alias: "fakeos@v20260101" }]);
    expect(spec("EC2NodeClass", {}, { imageVersion: "v20260201" }).amiSelectorTerms).toEqual([
      { alias: "fakeos@v20260201" },
    ]);
  });

  test("GIVEN a container THEN it gets no credentials of the node", () => {
    expect(spec("EC2NodeClass").metadataOptions).toMatchObject({ httpTokens: "required", httpPutResponseHopLimit: 1 });
  });

  test("GIVEN nothing said THEN the disk is 500 GiB, encrypted; GIVEN a disk THEN that, encrypted", () => {
    const disk = { volumeType: "gp3", volumeSize: "500Gi", iops: 3000, throughput: 125, encrypted: true };
    const other = spec("EC2NodeClass", { disk: { sizeGib: 100, iops: 6000, throughput: 500 } });

    expect(spec("EC2NodeClass").blockDeviceMappings).toMatchObject([{ rootVolume: true, ebs: disk }]);
    expect(other.blockDeviceMappings).toMatchObject([
      { ebs: { volumeSize: "100Gi", iops: 6000, throughput: 500, encrypted: true } },
    ]);
  });

  test("GIVEN machines of several sizes THEN kubelet is told on all of them what the target says of the smallest", () => {
    expect(spec("EC2NodeClass").kubelet).toEqual({ maxPods: 320, kubeReserved: { memory: "64Mi" } });
    expect(spec("EC2NodeClass", { machines: ["c7i.4xlarge", "c7i.8xlarge"] }).kubelet).toEqual({
      maxPods: 160,
      kubeReserved: { memory: "32Mi" },
    });
  });
});

test("GIVEN several pools THEN each has both objects, under its name", () => {
  const names = rawObjects(built({ pools: { one: cpus, two: { type: "cpu-arm" } } })).map(
    ({ kind, metadata }) => `${kind} ${metadata.name}`,
  );

  expect(names).toEqual(["EC2NodeClass one", "NodePool one", "EC2NodeClass two", "NodePool two"]);
});

test("GIVEN a target without Karpenter's part THEN the component says so", () => {
  const capabilities = everyCapability.filter((capability) => capability !== "nodeAutoscaler");

  expect(() => built(undefined, new FakeCluster({ capabilities }))).toThrow("no node autoscaler");
});

test.each([
  ["no pools", { pools: {} }],
  ["a type with GPUs", { pools: { a: { type: "h100" } } }],
  ["a type that only stands in a cellar", { pools: { a: { type: "cpu-small" } } }],
  ["an image that changes by itself", { imageVersion: "latest", pools: { cpus } }],
  ["a machine with GPUs", { pools: { a: { ...cpus, machines: ["p5.48xlarge"] } } }],
  ["a machine of another cloud", { pools: { a: { ...cpus, machines: ["c4-highcpu-32"] } } }],
  ["no nodes", { pools: { a: { ...cpus, maxNodes: 0 } } }],
  ["no time for pods to end", { pools: { a: { ...cpus, drainMinutes: 0 } } }],
  ["nodes that go at once", { pools: { a: { ...cpus, emptyMinutes: 0 } } }],
  ["a disk that holds no image", { pools: { a: { ...cpus, disk: { sizeGib: 10 } } } }],
  ["spot", { pools: { a: { ...cpus, capacity: "spot" } } }],
])("GIVEN %s THEN the schema refuses it", (_what, given) => {
  expect(karpenterNodePools.settings.safeParse(given).success).toBe(false);
});
