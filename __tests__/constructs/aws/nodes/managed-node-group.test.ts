import { block, onDemand, reservation, spot } from "../../../config/refusals/eks-pools";
import { nodesWith } from "./sample-nodes";

type Settings = Readonly<Record<string, unknown>>;

function group(pool: Settings, target: Settings = {}, environment: Settings = {}) {
  const found = nodesWith({ gpu: pool }, target, environment).resources("aws_eks_node_group");
  const [only] = found.filter((each) => each.at("node_group_name") === "gpu");
  if (!only) throw new Error("the group is called by its pool");
  return only;
}

describe("a managed node group", () => {
  test("GIVEN a pool THEN its group has the pool's name, the cluster's literal one, and a pinned image and template", () => {
    const found = group(onDemand);

    expect(found.body).toMatchObject({
      cluster_name: "sample",
      ami_type: "AL2023_x86_64_NVIDIA",
      release_version: "1.35.6-20260714",
      instance_types: ["p5.48xlarge"],
      node_role_arn: "arn:aws:iam::111122223333:role/sample-nodes",
      force_update_version: false,
    });
    expect(found.at("launch_template", "version")).toMatch(/\.latest_version\}$/);
    expect(found.at("version")).toBeUndefined();
  });

  test("GIVEN Bottlerocket THEN its release with the commit is asked of Amazon's parameter", () => {
    expect(group({ ...onDemand, image: "bottlerocket" }).at("release_version")).toMatch(
      /^\$\{data\.aws_ssm_parameter\..*\.insecure_value\}$/,
    );
  });

  test.each([
    ["on-demand machines", onDemand, "ON_DEMAND"],
    ["a reservation", { ...onDemand, capacity: reservation }, "ON_DEMAND"],
    ["spot machines", spot, "SPOT"],
    ["a capacity block", { ...onDemand, capacity: block }, "CAPACITY_BLOCK"],
  ])("GIVEN %s THEN EKS is told so", (_what, pool, capacityType) => {
    expect(group(pool).at("capacity_type")).toBe(capacityType);
  });

  test("GIVEN a capacity block THEN the group names no machine, since its template does", () => {
    expect(group({ ...onDemand, capacity: block }).at("instance_types")).toBeUndefined();
  });

  test("GIVEN several machines THEN the preferred one is first", () => {
    const machines = ["p5en.48xlarge", "p5e.48xlarge"];

    expect(group({ ...onDemand, gpu: "h200", fabric: "none", machines }).at("instance_types")).toEqual(machines);
  });

  test("GIVEN bounds THEN only they are planned: what runs between them is ignored", () => {
    const found = group({ ...onDemand, nodes: { min: 1, max: 5 } });

    expect(found.at("scaling_config")).toEqual({ min_size: 1, max_size: 5, desired_size: 1 });
    expect(found.at("lifecycle", "ignore_changes")).toEqual(["scaling_config[0].desired_size"]);
  });

  test("GIVEN no zones THEN the group spans all zones of the network; with zones, those", () => {
    expect(group(onDemand).at("subnet_ids")).toHaveLength(3);
    expect(group({ ...onDemand, zones: ["us-east-2c"] }).at("subnet_ids")).toEqual([
      expect.stringContaining("nodes-us-east-2c"),
    ]);
  });

  test("GIVEN a reservation or a block THEN the group lies in its zone alone", () => {
    for (const capacity of [reservation, block]) {
      expect(group({ ...onDemand, capacity }).at("subnet_ids")).toEqual([expect.stringContaining("nodes-us-east-2b")]);
    }
  });

  test("GIVEN an update THEN a third of the nodes may be replaced at once, or as many as the pool says", () => {
    expect(group(onDemand).at("update_config")).toEqual({ max_unavailable_percentage: 33 });
    expect(group({ ...onDemand, maxUnavailablePercent: 50 }).at("update_config")).toEqual({
      max_unavailable_percentage: 50,
    });
  });

  test("GIVEN a small pool THEN broken nodes are counted, one is repaired at a time; a large one goes by its share", () => {
    const repair = (max: number) => group({ ...onDemand, nodes: { min: 0, max } }).at("node_repair_config");
    const common = { enabled: true, max_parallel_nodes_repaired_count: 1 };

    expect(repair(1)).toEqual({ ...common, max_unhealthy_node_threshold_count: 1 });
    expect(repair(4)).toEqual({ ...common, max_unhealthy_node_threshold_count: 2 });
    expect(repair(10)).toEqual({ ...common, max_unhealthy_node_threshold_percentage: 20 });
  });

  test("GIVEN repair none THEN EKS replaces no node", () => {
    expect(group({ ...onDemand, repair: "none" }).at("node_repair_config")).toEqual({ enabled: false });
  });

  test("GIVEN a GPU pool THEN its nodes carry the labels that placement goes by, the operator's, and the taint", () => {
    const found = group({ ...onDemand, labels: { team: "a" } });

    expect(found.at("labels")).toEqual({
      NodeType: "gpu",
      GpuType: "h100",
      team: "a",
      "gantry.dev/pool": "gpu",
      "nvidia.com/gpu.deploy.driver": "false",
    });
    expect(found.at("taint")).toEqual([{ key: "nvidia.com/gpu", effect: "NO_SCHEDULE" }]);
  });

  test("GIVEN taints THEN they take the place of the GPU's", () => {
    const taints = [{ key: "team", value: "a", effect: "PreferNoSchedule" }];

    expect(group({ ...onDemand, taints }).at("taint")).toEqual([
      { key: "team", value: "a", effect: "PREFER_NO_SCHEDULE" },
    ]);
    expect(group({ ...onDemand, taints: [] }).at("taint")).toEqual([]);
  });

  test("GIVEN slices THEN nodes say their profile; GIVEN profilers THEN they say so, and bear no exporter", () => {
    expect(group({ ...onDemand, mig: "all-balanced" }).at("labels")).toMatchObject({
      "nvidia.com/mig.config": "all-balanced",
    });
    expect(group({ ...onDemand, dedicatedTo: "profiling" }).at("labels")).toMatchObject({
      "gpu.monitoring/profiling-dedicated": "true",
      "nvidia.com/gpu.deploy.dcgm-exporter": "false",
    });
  });

  test("GIVEN deletion protection THEN no change replaces a GPU group; without it, it may", () => {
    expect(group(onDemand).at("lifecycle", "prevent_destroy")).toBe(true);
    expect(group(onDemand, {}, { deletionProtection: false }).at("lifecycle", "prevent_destroy")).toBeUndefined();
  });
});
