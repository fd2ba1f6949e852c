import {
  defaultMachine,
  extendedResource,
  gpuTypes,
  isGpuTypeName,
  type MigTypeSpec,
  maxNodesPerReservation,
  migTypes,
  type NodeTypeName,
  type NodeTypeSpec,
  nodeShape,
  nodeTypeOf,
  nodeTypes,
  requestSizes,
} from "../../config/hardware";
import { fabricNeeds, type MachineName, machines } from "../../config/machines";

const types = Object.entries(nodeTypes) as [NodeTypeName, NodeTypeSpec][];
const slices = Object.entries(migTypes) as [string, MigTypeSpec][];

describe("GPU catalogue", () => {
  // The fact sheet's §2.5, written a second time on purpose; b300, g5g: see the reasons in config/machines.ts.
  it.each([
    ["t4", "g4dn.12xlarge", 4, 48, 192, 0],
    ["t4-az2", "g4dn.12xlarge", 4, 48, 192, 0],
    ["t4-small", "g4dn.2xlarge", 1, 8, 32, 0],
    ["l4", "g6.12xlarge", 4, 48, 192, 1],
    ["a10g", "g5.12xlarge", 4, 48, 192, 1],
    ["rtxpro6000", "g7e.24xlarge", 4, 96, 1024, 2],
    ["a100", "p4d.24xlarge", 8, 96, 1152, 4],
    ["h100", "p5.48xlarge", 8, 192, 2048, 32],
    ["h200", "p5e.48xlarge", 8, 192, 2048, 32],
    ["h200", "p5en.48xlarge", 8, 192, 2048, 16],
    ["b200", "p6-b200.48xlarge", 8, 192, 2048, 8],
    ["b300", "p6-b300.48xlarge", 8, 192, 2048, 0],
    ["cpu-x86", "c7i.8xlarge", 0, 32, 64, 0],
    ["cpu-arm", "c7g.8xlarge", 0, 32, 64, 0],
    ["cpu-spot", "c6id.2xlarge", 0, 8, 16, 0],
    ["g5g", "g5g.2xlarge", 1, 8, 16, 0],
  ] as const)(
    "GIVEN type %s on %s WHEN asked for its node THEN it has the sheet's numbers",
    (name, machine, gpus, vcpu, ramGib, efaCards) => {
      expect(nodeShape(name, machine)).toMatchObject({ gpus, vcpu, ramGib, efaCards });
    },
  );

  it("GIVEN on-premises types WHEN asked for their node THEN they have a size without a machine", () => {
    expect(nodeShape("cpu-small")).toMatchObject({ gpus: 0, vcpu: 8, ramGib: 16 });
    expect(nodeShape("cpu-large")).toMatchObject({ gpus: 0, vcpu: 32, ramGib: 64 });
    expect(defaultMachine("cpu-small", "aws")).toBeUndefined();
  });

  it("GIVEN a machine of another type WHEN asked for the node THEN it is refused and the type's machines are named", () => {
    expect(() => nodeShape("h200", "p5.48xlarge")).toThrow("it has: p5e.48xlarge, p5en.48xlarge, a3-ultragpu-8g");
  });

  it("GIVEN every type WHEN its machines are compared THEN they agree on GPUs and architecture", () => {
    const disagreeing = types.filter(([, spec]) => {
      const facts = spec.machines.map((name) => `${machines[name].gpus} ${machines[name].architecture}`);
      return new Set(facts).size > 1;
    });
    expect(disagreeing).toEqual([]);
  });

  it("GIVEN every type WHEN its facts are read THEN a GPU type has GPUs and a product, a CPU type neither, each a size", () => {
    for (const [name, spec] of types) {
      const { gpus, vcpu, ramGib } = nodeShape(name);
      expect([name, gpus > 0, spec.product !== undefined]).toEqual([name, spec.kind === "gpu", spec.kind === "gpu"]);
      expect(vcpu * ramGib).toBeGreaterThan(0);
      expect(spec.product ?? "").toMatch(/^[A-Za-z0-9-]*$/);
    }
  });

  it("GIVEN every machine WHEN types are searched THEN one uses it, but for those of system and build pools, without GPUs", () => {
    const used = new Set(types.flatMap(([, spec]) => spec.machines));
    const others = (Object.keys(machines) as MachineName[]).filter((name) => !used.has(name));

    expect(others).toEqual(["c5.4xlarge", "m7i.48xlarge", "m7i.4xlarge", "m7i.2xlarge", "m7g.4xlarge"]);
    expect(others.filter((name) => machines[name].gpus > 0)).toEqual([]);
  });

  it("GIVEN every type WHEN its label differs from its name THEN the label is a type on the same machine", () => {
    const aliases = types.filter(([name, spec]) => spec.label !== name);
    expect(aliases.map(([name, spec]) => [name, spec.label])).toEqual([["t4-az2", "t4"]]);
    expect(nodeShape("t4-az2")).toEqual(nodeShape("t4"));
  });

  it("GIVEN the NVSwitch types WHEN listed THEN they are the sheet's five, and four of them span nodes", () => {
    const names = (wanted: (spec: NodeTypeSpec) => boolean) =>
      types.filter(([, spec]) => wanted(spec)).map(([name]) => name);
    expect(names((spec) => spec.fabric === "nvswitch")).toEqual(["a100", "h100", "h200", "b200", "b300"]);
    expect(names((spec) => spec.multinode)).toEqual(["a100", "h100", "h200", "b200"]);
    expect(requestSizes.at(-1)).toBeLessThanOrEqual(maxNodesPerReservation * 8);
  });

  it("GIVEN the slices WHEN listed THEN resource, host and number are the sheet's", () => {
    expect(slices.map(([name, spec]) => [name, spec.resource, spec.nodeType, spec.slicesPerNode])).toEqual([
      ["h100-mig-1g", "nvidia.com/mig-1g.10gb", "h100", 16],
      ["h100-mig-2g", "nvidia.com/mig-2g.20gb", "h100", 8],
      ["h100-mig-3g", "nvidia.com/mig-3g.40gb", "h100", 8],
      ["b200-mig-1g", "nvidia.com/mig-1g.23gb", "b200", 4],
      ["b200-mig-2g", "nvidia.com/mig-2g.45gb", "b200", 2],
      ["b200-mig-3g", "nvidia.com/mig-3g.90gb", "b200", 2],
    ]);
    for (const [name, spec] of slices) expect(spec.label).toBe(name);
  });

  it("GIVEN slices of one node WHEN their compute is summed THEN it fits the seven of each partitioned GPU", () => {
    for (const [host, partitioned] of [
      ["h100", 8],
      ["b200", 2],
    ] as const) {
      const used = slices
        .filter(([, spec]) => spec.nodeType === host)
        .reduce((sum, [, spec]) => sum + spec.computeSlices * spec.slicesPerNode, 0);
      expect(used).toBe(7 * partitioned);
    }
  });

  it("GIVEN a name WHEN asked what it is THEN only the catalogue's are types, and each tells its host and resource", () => {
    expect(["h100", "h100-mig-1g", "toString", "h1000", ""].map(isGpuTypeName)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(nodeTypeOf("h100-mig-1g")).toBe("h100");
    expect(nodeTypeOf("t4-az2")).toBe("t4-az2");
    expect(extendedResource("t4")).toBe("nvidia.com/gpu");
    expect(extendedResource("b200-mig-3g")).toBe("nvidia.com/mig-3g.90gb");
    expect(extendedResource("cpu-arm")).toBeUndefined();
    expect(Object.keys(gpuTypes)).toHaveLength(23);
  });

  it("GIVEN a cloud WHEN asked for a type's machine THEN it is that cloud's first, or none", () => {
    expect(defaultMachine("h200", "aws")).toBe("p5e.48xlarge");
    expect(defaultMachine("h200", "gcp")).toBe("a3-ultragpu-8g");
    expect(defaultMachine("b300", "gcp")).toBeUndefined();
  });

  it("GIVEN a machine WHEN asked what its cards need THEN several cards forbid a public address", () => {
    expect(fabricNeeds("p5.48xlarge")).toEqual({ efaCards: 32, publicAddress: false, hugepagesMib: 5120 });
    expect(fabricNeeds("g6.12xlarge")).toEqual({ efaCards: 1, publicAddress: true, hugepagesMib: 5120 });
    expect(fabricNeeds("g4dn.12xlarge")).toEqual({ efaCards: 0, publicAddress: true, hugepagesMib: 0 });
  });
});
