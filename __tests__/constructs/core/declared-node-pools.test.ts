import { DeclaredNodePools, type DeclaredPool } from "../../../constructs/core/declared-node-pools";

const taint = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" } as const;
const spotTaint = { key: "spot", value: "", effect: "NoSchedule" } as const;

function pool(overrides: Partial<DeclaredPool> = {}): DeclaredPool {
  return { purpose: "system", labels: {}, taints: [], capacity: "onDemand", nodes: 1, ...overrides };
}

function gpuPool(gpu: DeclaredPool["gpu"], overrides: Partial<DeclaredPool> = {}): DeclaredPool {
  return pool({ purpose: "gpu", gpu, labels: { GpuType: String(gpu) }, ...overrides });
}

const pools = new DeclaredNodePools({
  system: pool({ labels: { role: "system", zone: "a" }, nodes: 2 }),
  more: pool({ labels: { role: "system", zone: "b" }, nodes: 3, taints: [{ ...taint, key: "system" }] }),
  h100: gpuPool("h100", { taints: [taint] }),
  cpu: gpuPool("cpu-x86"),
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

describe("several pools whose shared labels do not tell them from others", () => {
  const labels = (name: string) => ({ accelerator: "nvidia", pool: name });

  test("GIVEN a label that another type's pool carries too THEN pods go to nodes with all labels of one of them", () => {
    const mixed = new DeclaredNodePools({
      a: gpuPool("h100", { labels: labels("a") }),
      b: gpuPool("h100", { labels: labels("b") }),
      t4: gpuPool("t4", { labels: labels("t4") }),
    });

    expect(mixed.place({ purpose: "gpu", gpu: "h100", count: 1 })).toMatchObject({
      nodeSelector: {},
      anyOf: [labels("a"), labels("b")],
    });
  });

  test("GIVEN no label that they share THEN pods do not go to nodes of no pool", () => {
    const apart = new DeclaredNodePools({ a: pool({ labels: { name: "a" } }), b: pool({ labels: { name: "b" } }) });

    expect(apart.place({ purpose: "system" })).toMatchObject({
      nodeSelector: {},
      anyOf: [{ name: "a" }, { name: "b" }],
    });
  });

  test("GIVEN one without labels THEN its nodes cannot be named, and pods go anywhere", () => {
    const bare = new DeclaredNodePools({ a: pool({ labels: { name: "a" } }), b: pool() });

    expect(bare.place({ purpose: "system" })).toEqual({ nodeSelector: {}, tolerations: [], extendedResources: {} });
  });
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

describe("builds", () => {
  test("GIVEN a pool for them THEN they go there", () => {
    const built = new DeclaredNodePools({ main: pool(), ci: pool({ purpose: "build", labels: { role: "build" } }) });

    expect(built.place({ purpose: "build" }).nodeSelector).toEqual({ role: "build" });
    expect(built.systemNodes).toBe(1);
  });

  test("GIVEN none THEN they share the system's nodes", () => {
    expect(pools.place({ purpose: "build" })).toEqual(pools.place({ purpose: "system" }));
  });
});

describe("every node of a kind", () => {
  const fleet = new DeclaredNodePools({
    system: pool({ labels: { role: "system" } }),
    h100: gpuPool("h100", { taints: [taint], machine: "p5.48xlarge" }),
    t4: gpuPool("t4", { taints: [taint, spotTaint], capacity: "spot", machine: "g4dn.12xlarge" }),
    cpu: gpuPool("cpu-x86"),
  });

  test("GIVEN any THEN no label is asked for and every taint is borne", () => {
    expect(fleet.place({ purpose: "every", node: "any" })).toEqual({
      nodeSelector: {},
      tolerations: [{}],
      extendedResources: {},
    });
  });

  test("GIVEN GPU nodes in several pools THEN each pool is named, CPU types left out, and no GPU is taken", () => {
    expect(fleet.place({ purpose: "every", node: "gpu" })).toEqual({
      nodeSelector: {},
      anyOf: [{ GpuType: "h100" }, { GpuType: "t4" }],
      tolerations: [taint, spotTaint],
      extendedResources: {},
    });
  });

  test("GIVEN nodes with EFA cards THEN they are those of machines that have some", () => {
    expect(fleet.place({ purpose: "every", node: "efa" })).toEqual({
      nodeSelector: { GpuType: "h100" },
      tolerations: [taint],
      extendedResources: {},
    });
  });

  test("GIVEN spot nodes THEN they are those of spot pools", () => {
    expect(fleet.place({ purpose: "every", node: "spot" }).nodeSelector).toEqual({ GpuType: "t4" });
  });

  test("GIVEN types THEN they are the nodes of all pools of each, whatever machine they are on", () => {
    const typed = new DeclaredNodePools({
      main: pool({ labels: { role: "system" } }),
      one: gpuPool("h100", { labels: { GpuType: "h100", zone: "a" }, taints: [taint] }),
      other: gpuPool("h100", { labels: { GpuType: "h100", zone: "b" } }),
      cpu: gpuPool("cpu-x86", { labels: { GpuType: "cpu-x86" } }),
    });

    expect(typed.place({ purpose: "every", node: ["cpu-x86"] }).nodeSelector).toEqual({ GpuType: "cpu-x86" });
    expect(typed.place({ purpose: "every", node: ["h100", "cpu-x86"] })).toEqual({
      nodeSelector: {},
      anyOf: [{ GpuType: "h100", zone: "a" }, { GpuType: "h100", zone: "b" }, { GpuType: "cpu-x86" }],
      tolerations: [taint],
      extendedResources: {},
    });
    expect(() => typed.place({ purpose: "every", node: ["h100", "t4"] })).toThrow("no node pool has t4 nodes");
  });

  test.each(["gpu", "efa", "spot"] as const)(
    "GIVEN no pool with %s nodes THEN it is refused with the pools there are",
    (node) => {
      expect(() => new DeclaredNodePools({ main: pool() }).place({ purpose: "every", node })).toThrow(
        `no node pool has ${node} nodes; pools: main`,
      );
    },
  );

  test("GIVEN a pool without labels THEN it is named, because its nodes cannot be found", () => {
    const bare = new DeclaredNodePools({ main: pool(), t4: gpuPool("t4", { labels: {} }) });

    expect(() => bare.place({ purpose: "every", node: "gpu" })).toThrow(
      "node pool t4 has gpu nodes, and no labels to find them by; set target.nodePools.t4.labels",
    );
  });
});

describe("types of the pools", () => {
  const fleet = new DeclaredNodePools({
    system: pool(),
    a: gpuPool("h100"),
    b: gpuPool("h100", { capacity: "spot" }),
    t4: gpuPool("t4", { capacity: "spot" }),
    cpu: gpuPool("cpu-spot", { capacity: "spot" }),
  });

  test("GIVEN pools THEN each type is told once, as users reserve it", () => {
    expect(fleet.gpuTypes).toEqual(["h100", "t4", "cpu-spot"]);
    expect(new DeclaredNodePools({ main: pool() }).gpuTypes).toEqual([]);
  });

  test("GIVEN a type with firm nodes as well THEN it is no spot type", () => {
    expect(fleet.spotGpuTypes).toEqual(["t4", "cpu-spot"]);
  });
});

describe("size of a type's nodes", () => {
  test("GIVEN pools of one type on several machines THEN it is the smallest's; GIVEN no machine THEN the catalogue's first", () => {
    const machines = ["c7i.8xlarge", "c7i.4xlarge"] as const;
    const [large, small] = machines.map((machine) => pool({ purpose: "gpu", gpu: "cpu-x86", machine }));
    const pools = new DeclaredNodePools({ ...(large ? { large } : {}), ...(small ? { small } : {}) });

    expect(pools.nodeShape("cpu-x86").vcpu).toBe(16);
    expect(new DeclaredNodePools({ t4: gpuPool("t4") }).nodeShape("t4")).toMatchObject({ gpus: 4, vcpu: 48 });
    expect(new DeclaredNodePools({}).nodeShape("cpu-large").vcpu).toBe(32);
  });
});

describe("EFA cards", () => {
  const p5e = gpuPool("h200", { machine: "p5e.48xlarge", labels: { pool: "p5e" } });
  const p5en = gpuPool("h200", { machine: "p5en.48xlarge", labels: { pool: "p5en" } });

  test("GIVEN two pools of one type whose machines differ in cards THEN a pod may ask for the fewer", () => {
    expect(new DeclaredNodePools({ p5e }).nodeShape("h200").efaCards).toBe(32);
    expect(new DeclaredNodePools({ p5e, p5en }).nodeShape("h200").efaCards).toBe(16);
  });

  test("GIVEN a pool that leaves its cards out THEN a pod may ask for none, and the card's plugin does not run there", () => {
    const without = { ...p5en, efaCards: 0 };
    const both = new DeclaredNodePools({ p5e, without });

    expect(new DeclaredNodePools({ without }).nodeShape("h200").efaCards).toBe(0);
    expect(both.place({ purpose: "every", node: "efa" }).nodeSelector).toEqual({ pool: "p5e" });
    expect(() => new DeclaredNodePools({ without }).place({ purpose: "every", node: "efa" })).toThrow("efa");
  });
});
