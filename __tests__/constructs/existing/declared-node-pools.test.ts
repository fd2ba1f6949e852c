import { DeclaredNodePools, type DeclaredPool } from "../../../constructs/existing/declared-node-pools";

const taint = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" } as const;

function pool(overrides: Partial<DeclaredPool> = {}): DeclaredPool {
  return { purpose: "system", labels: {}, taints: [], nodes: 1, ...overrides };
}

const pools = new DeclaredNodePools({
  system: pool({ labels: { role: "system", zone: "a" }, nodes: 2 }),
  more: pool({ labels: { role: "system", zone: "b" }, nodes: 3, taints: [{ ...taint, key: "system" }] }),
  h100: pool({ purpose: "gpu", gpu: "h100", labels: { GpuType: "h100" }, taints: [taint] }),
  cpu: pool({ purpose: "gpu", gpu: "cpu-x86", labels: { GpuType: "cpu-x86" } }),
});

test("GIVEN no pools THEN control-plane pods go wherever the scheduler puts them, on an unknown number of nodes", () => {
  const none = new DeclaredNodePools({});

  expect(none.place({ purpose: "system" })).toEqual({ nodeSelector: {}, tolerations: [], extendedResources: {} });
  expect(none.systemNodes).toBe(0);
});

test("GIVEN several system pools THEN pods go to any of them: by the labels all share, tolerating what any has", () => {
  expect(pools.place({ purpose: "system" })).toEqual({
    nodeSelector: { role: "system" },
    tolerations: [{ ...taint, key: "system" }],
    extendedResources: {},
  });
});

test("GIVEN several system pools THEN their nodes are counted together, GPU nodes left out", () => {
  expect(pools.systemNodes).toBe(5);
});

test("GIVEN a GPU THEN pods go to its pool and ask for as many as they want", () => {
  expect(pools.place({ purpose: "gpu", gpu: "h100", count: 4 })).toEqual({
    nodeSelector: { GpuType: "h100" },
    tolerations: [taint],
    extendedResources: { "nvidia.com/gpu": "4" },
  });
});

test("GIVEN a slice of a GPU THEN pods go to the GPU's pool and ask for the slice", () => {
  expect(pools.place({ purpose: "gpu", gpu: "h100-mig-1g", count: 1 }).extendedResources).toEqual({
    "nvidia.com/mig-1g.10gb": "1",
  });
});

test("GIVEN a CPU type, which users reserve like GPUs THEN pods go to its pool and ask for no extended resource", () => {
  expect(pools.place({ purpose: "gpu", gpu: "cpu-x86", count: 0 })).toEqual({
    nodeSelector: { GpuType: "cpu-x86" },
    tolerations: [],
    extendedResources: {},
  });
});

test("GIVEN a GPU that no pool has THEN it is refused with the pools there are", () => {
  expect(() => pools.place({ purpose: "gpu", gpu: "b200", count: 1 })).toThrow(
    "no node pool has b200; pools: system, more, h100, cpu",
  );
  expect(() => new DeclaredNodePools({}).place({ purpose: "gpu", gpu: "b200", count: 1 })).toThrow(
    "no node pool has b200; pools: none",
  );
});
