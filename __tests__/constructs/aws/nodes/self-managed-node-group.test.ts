import { block, onDemand, reservation, spot } from "../../../config/refusals/eks-pools";
import { nodesWith } from "./sample-nodes";

type Settings = Readonly<Record<string, unknown>>;

const own = { group: "selfManaged" } as const;
const build = { purpose: "build", machines: ["m7i.48xlarge"], nodes: { min: 1, max: 1 }, ...own };

const group = (pool: Settings, target: Settings = {}) =>
  nodesWith({ gpu: pool }, target).resource("aws_autoscaling_group");

const tagsOf = (pool: Settings) => {
  const tags = group(pool).at("tag") as readonly { key: string; value: string; propagate_at_launch: boolean }[];
  expect(tags.filter((tag) => !tag.propagate_at_launch)).toEqual([]);
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
};

describe("a self-managed node group", () => {
  test("GIVEN a pool THEN its group is called as gpu-dev's programs look for it", () => {
    expect(group({ ...onDemand, ...own }).at("name")).toBe("sample-gpu-nodes-gpu");
    expect(group({ ...onDemand, ...own }, { nodeGroupPrefix: "pytorch-gpu-dev" }).at("name")).toBe(
      "pytorch-gpu-dev-gpu-nodes-gpu",
    );
  });

  test("GIVEN bounds THEN only they are planned, and no apply waits for machines", () => {
    const found = group({ ...onDemand, ...own, nodes: { min: 1, max: 4 } });

    expect(found.body).toMatchObject({ min_size: 1, max_size: 4, wait_for_capacity_timeout: "0" });
    expect(found.at("desired_capacity")).toBeUndefined();
    expect(found.at("lifecycle", "ignore_changes")).toEqual(["desired_capacity"]);
  });

  test("GIVEN any THEN health is EC2's after five minutes, and zones are not evened out", () => {
    expect(group({ ...onDemand, ...own }).body).toMatchObject({
      health_check_type: "EC2",
      health_check_grace_period: 300,
      suspended_processes: ["AZRebalance"],
    });
  });

  test("GIVEN one machine THEN template and image are pinned by number and by day", () => {
    const found = nodesWith({ gpu: { ...onDemand, ...own } });
    const template = found.resource("aws_launch_template", "sample-gpu");

    expect(found.resource("aws_autoscaling_group").at("launch_template", "version")).toMatch(/\.latest_version\}$/);
    expect(template.at("instance_type")).toBe("p5.48xlarge");
    expect(template.at("image_id")).toMatch(/^\$\{data\.aws_ssm_parameter\./);
    expect(found.data().filter(({ type }) => type === "aws_ssm_parameter")).toMatchObject([
      { body: { name: expect.stringMatching(/nvidia-1\.35-v\d{8}\/image_id$/) } },
    ]);
  });

  test("GIVEN several machines THEN they are tried in turn, all on demand", () => {
    const machines = ["p5e.48xlarge", "p5en.48xlarge"];
    const policy = group({ ...onDemand, ...own, gpu: "h200", fabric: "none", machines }).at("mixed_instances_policy");

    expect(policy).toMatchObject({
      launch_template: { override: [{ instance_type: "p5e.48xlarge" }, { instance_type: "p5en.48xlarge" }] },
      instances_distribution: {
        on_demand_percentage_above_base_capacity: 100,
        on_demand_allocation_strategy: "prioritized",
      },
    });
  });

  test("GIVEN spot THEN all machines are, from where they are least likely to be taken back", () => {
    const policy = group({ ...spot, ...own }).at("mixed_instances_policy", "instances_distribution");

    expect(policy).toEqual({
      on_demand_base_capacity: 0,
      on_demand_percentage_above_base_capacity: 0,
      spot_allocation_strategy: "price-capacity-optimized",
    });
    expect(
      group({ ...spot, ...own, capacity: { kind: "spot", maxPrice: 31.5 } }).at(
        "mixed_instances_policy",
        "instances_distribution",
        "spot_max_price",
      ),
    ).toBe("31.5");
  });

  test("GIVEN machines of users, or spot ones THEN no apply ends any of them; those of builds are replaced in turn", () => {
    expect(group({ ...onDemand, ...own }).at("instance_refresh")).toBeUndefined();
    expect(group({ ...build, capacity: { kind: "spot" } }).at("instance_refresh")).toBeUndefined();
    expect(group({ ...build, maxUnavailablePercent: 100 }).at("instance_refresh")).toEqual({
      strategy: "Rolling",
      preferences: { min_healthy_percentage: 0, instance_warmup: "300" },
    });
  });

  test("GIVEN any THEN machines say whose cluster they are of, their type and their reservation", () => {
    expect(tagsOf({ ...onDemand, ...own })).toMatchObject({
      "kubernetes.io/cluster/sample": "owned",
      GpuType: "h100",
      CapacityReservation: "none",
    });
    expect(tagsOf({ ...onDemand, ...own, capacity: reservation })).toMatchObject({
      CapacityReservation: reservation.id,
    });
  });

  test("GIVEN spot THEN the cluster autoscaler finds the group; another one it does not", () => {
    expect(tagsOf({ ...spot, ...own })).toMatchObject({
      "k8s.io/cluster-autoscaler/sample": "owned",
      "k8s.io/cluster-autoscaler/enabled": "true",
    });
    expect(Object.keys(tagsOf({ ...onDemand, ...own })).filter((key) => key.includes("autoscaler"))).toEqual([]);
  });

  test("GIVEN a capacity block THEN its nodes are drained 40 minutes before it ends", () => {
    const found = nodesWith({ gpu: { ...onDemand, ...own, capacity: block } });

    expect(found.resource("aws_autoscaling_schedule").body).toMatchObject({
      start_time: "2026-12-04T10:50:00Z",
      min_size: 0,
      max_size: 0,
      desired_capacity: 0,
    });
  });

  test("GIVEN no capacity block, or an empty pool in the place of one THEN nothing is scheduled", () => {
    const empty = { ...onDemand, ...own, nodes: { min: 0, max: 0 }, capacity: block };

    expect(nodesWith({ gpu: { ...onDemand, ...own } }).resources("aws_autoscaling_schedule")).toEqual([]);
    expect(nodesWith({ gpu: empty }).resources("aws_autoscaling_schedule")).toEqual([]);
  });

  test("GIVEN deletion protection THEN no change replaces a group of users' machines", () => {
    expect(group({ ...onDemand, ...own }).at("lifecycle", "prevent_destroy")).toBe(true);
    expect(group(build).at("lifecycle", "prevent_destroy")).toBeUndefined();
  });
});
