import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Access } from "../support/access";
import type { KubernetesObject } from "../support/cluster";
import { DeployedEnvironment } from "../support/deployed-environment";
import { SimulatedNodes } from "../support/simulated-nodes";
import { describeOnKwok } from "./describe-on-kwok";
import { type Notices, RealHandler } from "./real-handler";
import { sampleEnvironment } from "./sample-environment";

const labeler = { namespace: "gantry-nodes", name: "profiling-node-labeler" };
const handler = { namespace: "gantry-nodes-agents", name: "aws-node-termination-handler" };
const dedicated = "gpu.monitoring/profiling-dedicated";
const exporter = "nvidia.com/gpu.deploy.dcgm-exporter";

/** Built from its Go module, for example: `go build -o <file> ./cmd` in github.com/aws/aws-node-termination-handler. */
const program = process.env.NODE_TERMINATION_HANDLER;
const whereBuilt = program ? test : test.skip;
const toBuild = program ? "" : " (missing: NODE_TERMINATION_HANDLER, the program's file)";

interface Node extends KubernetesObject {
  readonly spec: { readonly unschedulable?: boolean };
}

interface Pod extends KubernetesObject {
  readonly spec: { readonly nodeName?: string };
}

/** The steps build on each other. */
describeOnKwok("node-level parts, deployed on nodes of every kind", () => {
  let deployed: DeployedEnvironment;
  let nodes: SimulatedNodes;
  let folder: string;

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-e2e-"));
    deployed = await DeployedEnvironment.prepare(sampleEnvironment);
    nodes = new SimulatedNodes(deployed.cluster, deployed.environment);
    // As the GPU operator leaves nodes with GPUs.
    deployed.cluster.kubectl(["label", "node", "-l", "GpuType in (h100,t4,l4)", `${exporter}=true`]);
    // A taint that no pool declares: somebody put it onto one spot node.
    deployed.cluster.kubectl(["taint", "node", "gantry-nodes-spot-1", "example.com/broken=yes:NoSchedule"]);
  });

  afterAll(async () => {
    await deployed?.close();
    nodes?.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Nodes that carry a pod of the workload, without the environment's name. */
  const nodesOf = (workload: string) =>
    (deployed.cluster.list("pod", "-A", "-l", `app.kubernetes.io/name=${workload}`) as readonly Pod[])
      .map(({ spec }) => spec.nodeName?.replace("gantry-nodes-", ""))
      .sort();

  /** Names of nodes with their labels, whatever else of them changes. */
  const nodeLabels = () =>
    Object.fromEntries(deployed.cluster.list("node").map(({ metadata }) => [metadata.name, metadata.labels]));

  const withLabels = (labels: string) =>
    deployed.cluster.list("node", "-l", labels).map(({ metadata }) => metadata.name);

  test("they deploy, and every pod is admitted where its namespace enforces its level", async () => {
    expect(await deployed.deploy()).toBe("");
    const levels = deployed.cluster
      .list("namespace", "-l", "gantry.dev/environment=gantry-nodes")
      .map(({ metadata }) => [metadata.name, metadata.labels?.["pod-security.kubernetes.io/enforce"]]);
    expect(levels).toEqual([
      ["gantry-nodes", "restricted"],
      ["gantry-nodes-agents", "privileged"],
      ["gantry-nodes-dev", "privileged"],
    ]);
  });

  test.each([
    ["gpu-dev-image-prepuller", ["h100-0", "h100-1", "spot-0", "t4-0", "t4-1", "t4-2", "x86-0"]],
    ["aws-efa-k8s-device-plugin", ["h100-0", "h100-1", "spot-0"]],
    ["aws-node-termination-handler", ["spot-0", "spot-1"]],
  ])("%s lands on the nodes that are meant, and on no others", async (workload, expected) => {
    for (let second = 0; second < 30 && nodesOf(workload).length < expected.length; second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    expect(nodesOf(workload)).toEqual(expected);
  });

  test("a second plan of every stack is empty", async () => {
    expect(await deployed.changes()).toEqual([]);
  });

  test("a run of the labeler is admitted, and scheduled on a node of the system", async () => {
    const { namespace, name } = labeler;
    deployed.cluster.kubectl(["-n", namespace, "create", "job", "by-hand", `--from=cronjob/${name}`]);
    const pod = () => (deployed.cluster.list("pod", "-n", namespace, "-l", "job-name=by-hand") as readonly Pod[])[0];
    for (let second = 0; second < 30 && !pod()?.spec.nodeName; second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    expect(pod()?.spec.nodeName).toBe("gantry-nodes-system-0");
    deployed.cluster.kubectl(["-n", namespace, "delete", "job", "by-hand"]);
  });

  describe("the labeler's script, as it lies in the cluster, with the rights of its account", () => {
    /** Runs the script with the account's token. */
    const run = () => {
      const { namespace, name } = labeler;
      const [files] = deployed.cluster.list("configmap", "-n", namespace, "--field-selector", `metadata.name=${name}`);
      for (const [file, content] of Object.entries(files?.data ?? {}))
        fs.writeFileSync(path.join(folder, file), content);
      const token = deployed.cluster.kubectl(["-n", namespace, "create", "token", name]).trim();
      const config = JSON.parse(
        deployed.cluster.kubectl(["config", "view", "--raw", "--minify", "--flatten", "-o", "json"]),
      );
      config.users = config.users.map((user: { name: string }) => ({ name: user.name, user: { token } }));
      const kubeconfig = path.join(folder, "kubeconfig");
      fs.writeFileSync(kubeconfig, JSON.stringify(config), { mode: 0o600 });
      return spawnSync("sh", [path.join(folder, "label-nodes.sh")], {
        encoding: "utf8",
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          KUBECONFIG: kubeconfig,
          TYPES: path.join(folder, "types"),
          OWNER: "gantry-nodes",
        },
      });
    };

    test("labels the first nodes of each type, as many as are wanted, and no others", () => {
      const { status, stderr } = run();
      expect(`${status}${status === 0 ? "" : stderr}`).toBe("0");
      const kept = ["gantry-nodes-h100-0", "gantry-nodes-t4-0", "gantry-nodes-t4-1"];
      expect(withLabels(`${dedicated}=true,${exporter}=false`)).toEqual(kept);
      expect(withLabels(dedicated)).toEqual(kept);
      expect(withLabels(`${exporter}=false`)).toEqual(kept);
    });

    test("changes nothing when it runs again", () => {
      const before = nodeLabels();
      expect(run().status).toBe(0);
      expect(nodeLabels()).toEqual(before);
    });

    test("keeps another node when one goes, and leaves alone what says false", () => {
      deployed.cluster.kubectl(["delete", "node", "gantry-nodes-t4-0"]);
      expect(run().status).toBe(0);
      expect(withLabels(`${dedicated}=true,GpuType=t4`)).toEqual(["gantry-nodes-t4-1", "gantry-nodes-t4-2"]);

      deployed.cluster.kubectl(["label", "node", "gantry-nodes-h100-0", "--overwrite", `${dedicated}=false`]);
      expect(run().status).toBe(0);
      expect(withLabels(`${dedicated}=true,GpuType=h100`)).toEqual(["gantry-nodes-h100-1"]);
      expect(withLabels(`${dedicated}=false`)).toEqual(["gantry-nodes-h100-0"]);
    });
  });

  describe("the termination handler itself, as its DaemonSet runs it, with the rights of its account", () => {
    const [spot, namespace] = ["gantry-nodes-spot-0", handler.namespace];
    const now = (seconds = 0) => new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");
    const cordoned = () =>
      (deployed.cluster.list("node") as readonly Node[]).find(({ metadata }) => metadata.name === spot)?.spec
        .unschedulable === true;
    const reservation = () =>
      deployed.cluster.list("pod", "-n", namespace, "-l", "app=reservation").map(({ metadata }) => metadata.name);
    const watch = (notices: Notices, done: () => boolean) =>
      new RealHandler(deployed.cluster, program ?? "", folder, handler).watch(spot, notices, done);

    whereBuilt(`cordons the node on a recommendation, and leaves its pods${toBuild}`, async () => {
      const overrides = JSON.stringify({ spec: { nodeName: spot } });
      const labels = "--labels=app=reservation";
      deployed.cluster.kubectl(["-n", namespace, "run", "dev", "--image=dev:1", labels, `--overrides=${overrides}`]);
      const log = await watch({ "events/recommendations/rebalance": { noticeTime: now() } }, cordoned);
      expect(cordoned() ? "" : log).toBe("");
      expect(reservation()).toEqual(["dev"]);
      deployed.cluster.kubectl(["uncordon", spot]);
    });

    whereBuilt(`drains it on an interruption, but for the pods of DaemonSets${toBuild}`, async () => {
      const notice = { "spot/instance-action": { action: "terminate", time: now(120) } };
      const log = await watch(notice, () => reservation().length === 0);
      expect(reservation().length === 0 ? "" : log).toBe("");
      expect(cordoned()).toBe(true);
      expect(nodesOf(handler.name)).toEqual(["spot-0", "spot-1"]);
    });
  });

  test("accounts may do their calls, cluster-wide, and nothing else", () => {
    const access = new Access(deployed.cluster);
    expect(access.rules(`${labeler.namespace}/${labeler.name}`, "default")).toEqual(["get,patch nodes", "list nodes"]);
    expect(access.rules(`${handler.namespace}/${handler.name}`, "default")).toEqual([
      "create pods/eviction",
      "get daemonsets",
      "get,list pods",
      "get,list,patch nodes",
    ]);
    for (const account of ["gantry-nodes/default", "gantry-nodes-agents/default"]) {
      expect(access.rules(account, "default")).toEqual([]);
    }
  });

  test("destroy leaves nothing", async () => {
    expect(await deployed.destroy()).toBe("");
    nodes.remove();
    expect(await deployed.leftovers()).toEqual([]);
  });
});
