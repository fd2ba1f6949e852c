import { type GpuTypeName, gpuTypes, nodeShape, nodeTypeOf } from "../../config/hardware";
import { efaResource, podCounts, podSize } from "../../config/pod-size";

const all = Object.keys(gpuTypes) as GpuTypeName[];

describe("podSize", () => {
  // The fact sheet's §2.6, worked out by hand.
  it.each([
    ["t4", 1, [10, 43], [18, 48]],
    ["t4", 2, [21, 86], [36, 96]],
    ["t4", 4, [43, 172], [48, 192]],
    ["h100", 1, [21, 230], [36, 256]],
    ["h100", 8, [172, 1843], [192, 2048]],
    ["a100", 4, [43, 518], [72, 576]],
    ["cpu-x86", 0, [27, 51], [27, 51]],
    ["h100-mig-1g", 1, [3, 32], [5, 36]],
    ["h100-mig-3g", 2, [18, 197], [30, 219]],
    ["b200-mig-2g", 1, [6, 65], [10, 73]],
  ] as const)(
    "GIVEN %s x %i WHEN sized THEN it reserves and may use what the sheet says",
    (type, count, requests, limits) => {
      const size = podSize(type, count);
      expect([size.requests.cpus, size.requests.memoryGib]).toEqual(requests);
      expect([size.limits.cpus, size.limits.memoryGib]).toEqual(limits);
    },
  );

  it("GIVEN every type and number WHEN a node is filled with such pods THEN a tenth of it is left for the node's own", () => {
    for (const type of all) {
      const node = nodeShape(nodeTypeOf(type));
      for (const count of podCounts(type)) {
        const { requests, limits } = podSize(type, count);
        const spec = gpuTypes[type];
        const slots = spec.kind === "cpu" ? 1 : spec.kind === "mig" ? spec.slicesPerNode : node.gpus;
        const pods = Math.floor(slots / Math.max(1, count));
        expect([type, count, pods * requests.cpus <= node.vcpu * 0.9]).toEqual([type, count, true]);
        expect([type, count, pods * requests.memoryGib <= node.ramGib * 0.9]).toEqual([type, count, true]);
        expect(limits.cpus).toBeLessThanOrEqual(node.vcpu);
        expect(limits.memoryGib).toBeLessThanOrEqual(node.ramGib);
        expect(requests.cpus).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it("GIVEN a pod on a whole host WHEN it has network cards THEN it asks for all of them and their huge pages, else for none", () => {
    expect(podSize("h100", 8).extended).toEqual({
      "nvidia.com/gpu": "8",
      [efaResource]: "32",
      "hugepages-2Mi": "5120Mi",
    });
    expect(podSize("h100", 4).extended).toEqual({ "nvidia.com/gpu": "4" });
    expect(podSize("t4", 4).extended).toEqual({ "nvidia.com/gpu": "4" });
    expect(podSize("h100-mig-1g", 16).extended).toEqual({ "nvidia.com/mig-1g.10gb": "16" });
    expect(podSize("cpu-arm", 0).extended).toEqual({});
  });

  it("GIVEN another machine WHEN sized THEN its node counts, not the catalogue's first", () => {
    expect(podSize("cpu-x86", 0, nodeShape("cpu-x86", "c7i.4xlarge")).requests).toEqual({ cpus: 13, memoryGib: 25 });
    expect(podSize("h200", 8, nodeShape("h200", "p5en.48xlarge")).extended[efaResource]).toBe("16");
  });

  it("GIVEN a number that no node has WHEN sized THEN it is refused, and the numbers are told", () => {
    expect(() => podSize("t4", 8)).toThrow("a pod of t4 takes 1, 2, 4 on one node, not 8");
    expect(() => podSize("h100", 16)).toThrow("1, 2, 4, 8");
    expect(() => podSize("cpu-x86", 1)).toThrow("takes 0 on one node");
    expect(() => podSize("h100", 3)).toThrow("not 3");
    expect(() => podSize("h100", 0)).toThrow("not 0");
  });
});

describe("podCounts", () => {
  it("GIVEN a type WHEN asked for its numbers THEN they are the request sizes that fit one node", () => {
    expect(podCounts("t4-small")).toEqual([1]);
    expect(podCounts("h100")).toEqual([1, 2, 4, 8]);
    expect(podCounts("h100-mig-1g")).toEqual([1, 2, 4, 8, 16]);
    expect(podCounts("b200-mig-3g")).toEqual([1, 2]);
    expect(podCounts("cpu-large")).toEqual([0]);
  });
});
