import { declaredPools } from "../../config/declared-pools";
import { resolveEnvironments } from "../../config/resolve-environments";
import type { EksTarget } from "../../config/schema/eks/target";
import { smallestEnvironment } from "../support/smallest-environment";
import { today } from "../support/today";
import { onDemand, pools, spot } from "./refusals/eks-pools";

type Settings = Readonly<Record<string, unknown>>;

/** One pool beside the system's, as components read it. */
function declared(settings: Settings) {
  const [environment] = resolveEnvironments([smallestEnvironment(pools({ gpu: settings }))], [], today);
  return declaredPools(environment?.target as EksTarget).gpu;
}

describe("pools of EKS as components read them", () => {
  test("GIVEN a GPU pool THEN its nodes are found by what they are and by the pool, and bear the GPU's taint", () => {
    expect(declared(onDemand)).toEqual({
      purpose: "gpu",
      gpu: "h100",
      machine: "p5.48xlarge",
      efaCards: 32,
      capacity: "onDemand",
      nodes: 2,
      labels: { NodeType: "gpu", GpuType: "h100", "gantry.dev/pool": "gpu" },
      taints: [{ key: "nvidia.com/gpu", value: "", effect: "NoSchedule" }],
    });
  });

  test("GIVEN a type that is an alias THEN its nodes are called as users know it", () => {
    expect(declared({ ...onDemand, gpu: "t4-az2" })?.labels).toMatchObject({ GpuType: "t4" });
  });

  test("GIVEN a CPU type THEN its nodes bear no taint of GPUs, and attach no cards", () => {
    expect(declared({ ...onDemand, gpu: "cpu-arm" })).toMatchObject({
      taints: [],
      efaCards: 0,
      machine: "c7g.8xlarge",
    });
  });

  test("GIVEN spot THEN components know that the nodes may go", () => {
    expect(declared(spot)?.capacity).toBe("spot");
  });

  test("GIVEN fabric none THEN the nodes have no cards, whatever the machine has", () => {
    expect(declared({ ...onDemand, fabric: "none" })?.efaCards).toBe(0);
  });

  test("GIVEN slices or profilers THEN pods find them by their labels", () => {
    expect(declared({ ...onDemand, mig: "all-balanced" })?.labels).toMatchObject({
      "nvidia.com/mig.config": "all-balanced",
    });
    expect(declared({ ...onDemand, dedicatedTo: "profiling" })?.labels).toMatchObject({
      "gpu.monitoring/profiling-dedicated": "true",
    });
  });

  test("GIVEN what only programs on the node read THEN pods do not look for it", () => {
    expect(Object.keys(declared({ ...onDemand, dedicatedTo: "profiling" })?.labels ?? {})).toEqual([
      "NodeType",
      "GpuType",
      "gpu.monitoring/profiling-dedicated",
      "gantry.dev/pool",
    ]);
  });
});
