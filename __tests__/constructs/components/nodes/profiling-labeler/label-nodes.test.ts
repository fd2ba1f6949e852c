import { spawnSync } from "node:child_process";
import path from "node:path";
import { inTemporaryFolder } from "../../../../support/temporary-folder";
import { NodesFile, type SimulatedNode } from "./nodes-file";

const script = path.join(__dirname, "../../../../../constructs/components/nodes/profiling-labeler/label-nodes.sh");
const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

const dedicated = "gpu.monitoring/profiling-dedicated";
const exporter = "nvidia.com/gpu.deploy.dcgm-exporter";
const mark = "gantry.dev/profiling-labeler";

/** A node as the GPU operator leaves it. */
function node(type: string, labels: SimulatedNode["labels"] = {}, rest: Partial<SimulatedNode> = {}): SimulatedNode {
  return { labels: { GpuType: type, [exporter]: "true", ...labels }, ...rest };
}

/** Runs a test on nodes that are gone afterwards. */
function onNodes(nodes: Readonly<Record<string, SimulatedNode>>, run: (file: NodesFile) => void): void {
  inTemporaryFolder((folder) => run(new NodesFile(folder, nodes)));
}

(hasShellcheck ? test : test.skip)(`shellcheck finds nothing${hasShellcheck ? "" : " (missing: shellcheck)"}`, () => {
  expect(spawnSync("shellcheck", [script], { encoding: "utf8" }).stdout).toBe("");
});

test("GIVEN nodes of two types WHEN it runs THEN the first of each by name is kept, without the exporter", () => {
  onNodes({ b: node("h100"), a: node("h100"), c: node("t4"), cpu: node("cpu-x86") }, (nodes) => {
    expect(nodes.run("h100 1 GpuType=h100\nt4 1 GpuType=t4\n")).toBe(0);

    expect(nodes.withLabel(dedicated)).toEqual(["a", "c"]);
    expect(nodes.withLabel(exporter, "false")).toEqual(["a", "c"]);
    expect(nodes.withLabel(mark, "sample")).toEqual(["a", "c"]);
  });
});

test("GIVEN it has run WHEN it runs again THEN it changes nothing", () => {
  onNodes({ a: node("h100"), b: node("h100") }, (nodes) => {
    nodes.run("h100 1 GpuType=h100\n");
    expect(nodes.run("h100 1 GpuType=h100\n")).toBe(0);

    expect(nodes.changes).toEqual([]);
    expect(nodes.withLabel(dedicated)).toEqual(["a"]);
  });
});

test("GIVEN a node that its node group labels WHEN it runs THEN that one counts and is left as it is", () => {
  onNodes({ a: node("h100"), b: node("h100", { [dedicated]: "true" }) }, (nodes) => {
    nodes.run("h100 1 GpuType=h100\n");

    expect(nodes.changes).toEqual([]);
  });
});

test("GIVEN a node whose label says false WHEN it runs THEN somebody wants it so, and the next one is kept", () => {
  onNodes({ a: node("h100", { [dedicated]: "false" }), b: node("h100") }, (nodes) => {
    nodes.run("h100 1 GpuType=h100\n");

    expect(nodes.withLabel(dedicated)).toEqual(["b"]);
  });
});

test("GIVEN nodes that are cordoned or not ready WHEN it runs THEN they are not chosen", () => {
  onNodes(
    { a: node("t4", {}, { unschedulable: true }), b: node("t4", {}, { ready: false }), c: node("t4") },
    (nodes) => {
      nodes.run("t4 1 GpuType=t4\n");

      expect(nodes.withLabel(dedicated)).toEqual(["c"]);
    },
  );
});

test("GIVEN more are wanted later WHEN it runs THEN it adds; GIVEN fewer THEN it takes nothing away", () => {
  onNodes({ a: node("t4"), b: node("t4"), c: node("t4") }, (nodes) => {
    nodes.run("t4 1 GpuType=t4\n");
    nodes.run("t4 2 GpuType=t4\n");
    expect(nodes.withLabel(dedicated)).toEqual(["a", "b"]);

    nodes.run("t4 1 GpuType=t4\n");
    expect(nodes.changes).toEqual([]);
    expect(nodes.withLabel(dedicated)).toEqual(["a", "b"]);
  });
});

test("GIVEN a type of two pools WHEN it runs THEN the number holds for both together", () => {
  onNodes({ a: node("h100", { pool: "one" }), b: node("h100", { pool: "other" }) }, (nodes) => {
    nodes.run("h100 1 pool=one pool=other\n");

    expect(nodes.withLabel(dedicated)).toEqual(["a"]);
  });
});

test("GIVEN a node of ours whose exporter was switched on again WHEN it runs THEN it is switched off", () => {
  onNodes({ a: node("h100"), b: node("h100", { [dedicated]: "true" }) }, (nodes) => {
    nodes.run("h100 2 GpuType=h100\n");
    const again = { ...nodes.labels("a"), [exporter]: "true" };
    onNodes({ a: { labels: again }, b: node("h100", { [dedicated]: "true" }) }, (later) => {
      later.run("h100 2 GpuType=h100\n");

      expect(later.labels("a")[exporter]).toBe("false");
      expect(later.changes).toEqual([`label node a --overwrite ${exporter}=false`]);
    });
  });
});

test("GIVEN an API that does not say which nodes are kept WHEN it runs THEN it fails and labels none", () => {
  onNodes({ a: node("h100", { [dedicated]: "true" }), b: node("h100") }, (nodes) => {
    expect(nodes.run("h100 1 GpuType=h100\n", `,${dedicated}=true`)).not.toBe(0);

    expect(nodes.changes).toEqual([]);
  });
});
