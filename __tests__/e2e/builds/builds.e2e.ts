import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { EnvironmentInput } from "../../../config/define-environment";
import { Cluster } from "../support/cluster";
import { describeOnCluster } from "../support/describe-on-cluster";
import { eventually } from "../support/eventually";
import { type ProxiedKubeconfig, proxiedKubeconfig } from "../support/proxied-kubeconfig";
import { Workspace } from "../support/workspace";

const name = "builds-e2e";
const privileged = {
  podSecurity: { level: "privileged", reason: "builds make user namespaces and keep folders of nodes" },
} as const;
const amounts = { cpu: "100", memory: "400Gi" };

/** Everything that builds, with all of its options that make objects. */
function environment(context: string, storageClass: string): EnvironmentInput {
  return {
    name,
    owner: "tests",
    scope: "cluster",
    deletionProtection: false,
    state: { kind: "local" },
    target: {
      kind: "existing",
      kubeconfig: { context },
      kubernetesVersion: "1.35",
      storageClass,
      sharedFiles: { storageClass },
      nodePools: {
        cpu: { purpose: "system", nodes: 3, labels: { NodeType: "cpu" } },
        t4: {
          purpose: "gpu",
          gpu: "t4",
          nodes: 1,
          labels: { GpuType: "t4" },
          taints: [{ key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" }],
        },
      },
    },
    namespaces: {
      [`${name}-apps`]: {},
      [`${name}-dev`]: { ...privileged, quota: { requests: amounts, limits: amounts, pods: 50, gpus: 4 } },
      [`${name}-nodes`]: privileged,
    },
    components: {
      devPods: {
        namespace: `${name}-dev`,
        image: "registry.example.com/dev:1",
        builds: { reason: "users bring Dockerfiles of their own" },
      },
      buildkit: { namespace: `${name}-dev` },
      buildkitDaemon: {
        namespace: `${name}-nodes`,
        tls: { kind: "existing", secretName: "buildkitd-tls" },
        registries: [
          {
            host: `images.${name}-apps.svc:5000`,
            certificate: "issuer",
            mirrorOf: ["docker.io"],
            network: { kind: "pods", namespace: `${name}-apps`, podLabels: { app: "images" } },
          },
        ],
      },
      gitCache: {
        namespace: `${name}-apps`,
        clients: [{ namespace: `${name}-dev`, podLabels: { app: "gpu-dev-pod" } }],
      },
      prebuiltTrees: {
        namespace: `${name}-nodes`,
        onDemand: {},
      },
    },
  };
}

/** The steps build on each other. Containers need images and kernels that only simulated nodes do without. */
describeOnCluster("builds, deployed for real", () => {
  let folder: string;
  let door: ProxiedKubeconfig;
  let cluster: Cluster;
  let workspace: Workspace;
  const namespaces = ["apps", "dev", "nodes"].map((suffix) => `${name}-${suffix}`);

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-e2e-builds-"));
    door = await proxiedKubeconfig(folder);
    cluster = new Cluster(process.env.KUBECONFIG ?? "");
    workspace = new Workspace(path.join(folder, "checkout"), door.file);
    // Simulated nodes are told apart by their taint; the pools of this environment by labels.
    for (const [label, nodes] of Object.entries(labelled(cluster))) {
      if (nodes.length > 0) cluster.kubectl(["label", "node", "--overwrite", ...nodes, label]);
    }
    workspace.write(environment(door.context, cluster.defaultStorageClass ?? ""));
  });

  afterAll(async () => {
    if (cluster?.objectsOf(name, namespaces).length > 0) await workspace.run("destroy", name, "--auto-approve");
    await door?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Nodes by the label that their pool has. */
  function labelled(on: Cluster): Readonly<Record<string, readonly string[]>> {
    const names = (selector: string) => on.list("node", "-l", selector).map(({ metadata }) => metadata.name);
    return {
      "NodeType=cpu": names("!nvidia.com/gpu.present"),
      "GpuType=t4": names("nvidia.com/gpu.present").filter((node) => node.includes("t4")),
    };
  }

  const pods = (namespace: string, workload: string) =>
    JSON.parse(
      cluster.kubectl([
        "get",
        "pod",
        "-n",
        `${name}-${namespace}`,
        "-l",
        `app.kubernetes.io/name=${workload}`,
        "-o",
        "json",
      ]),
    ).items as { spec: { nodeName?: string; containers: { securityContext: object }[] }; status: { phase: string } }[];

  test("GIVEN all of them WHEN they are deployed THEN every pod is admitted and scheduled", async () => {
    if (!cluster.simulated) throw new Error("only simulated nodes run these images: use the lab");
    const deploy = await workspace.run("deploy", name, "--auto-approve");
    expect(`${deploy.status}\n${deploy.status === 0 ? "" : deploy.output}`).toBe("0\n");

    // A DaemonSet is applied before its pods have their nodes.
    for (const [namespace, workload] of [
      ["apps", "git-cache"],
      ["nodes", "buildkitd"],
      ["nodes", "prebuilt-trees-copies"],
      ["nodes", "prebuilt-trees-on-demand"],
    ] as const) {
      await eventually(`one scheduled pod of ${workload}`, 60, async () => {
        const scheduled = pods(namespace, workload).map(({ spec }) => spec.nodeName !== undefined);
        return scheduled.length === 1 && scheduled[0];
      });
    }
  });

  test("GIVEN the copies THEN they run on nodes of dev pods only", () => {
    const nodes = pods("nodes", "prebuilt-trees-copies").map(({ spec }) => spec.nodeName);
    const dev = cluster.list("node", "-l", "GpuType=t4").map(({ metadata }) => metadata.name);

    expect(nodes).toEqual(dev);
  });

  test("GIVEN the daemon THEN the API server took its annotation for AppArmor as the field", () => {
    expect(pods("nodes", "buildkitd")[0]?.spec.containers[0]?.securityContext).toMatchObject({
      appArmorProfile: { type: "Unconfined" },
      seccompProfile: { type: "Unconfined" },
      readOnlyRootFilesystem: true,
    });
  });

  test("GIVEN the scheduled build WHEN its hour comes THEN its pod is admitted and scheduled", async () => {
    cluster.kubectl(["create", "job", "now", "-n", `${name}-nodes`, "--from=cronjob/prebuilt-trees-build"]);
    await eventually("a scheduled pod of the build", 60, async () =>
      Boolean(pods("nodes", "prebuilt-trees-build")[0]?.spec.nodeName),
    );
    cluster.kubectl(["delete", "job", "now", "-n", `${name}-nodes`]);
  });

  test("GIVEN all is deployed THEN a second plan of every stack is empty", async () => {
    for (const stack of workspace.stacks) {
      const plan = await workspace.terraform(stack, "plan", "-detailed-exitcode", "-input=false", "-no-color");
      expect(`${stack}: ${plan.status === 0 ? "no changes" : plan.output}`).toBe(`${stack}: no changes`);
    }
  });

  test("GIVEN all is destroyed THEN nothing of it is left", async () => {
    const destroy = await workspace.run("destroy", name, "--auto-approve");

    expect(`${destroy.status}\n${destroy.status === 0 ? "" : destroy.output}`).toBe("0\n");
    expect(cluster.objectsOf(name, namespaces)).toEqual([]);
  });
});
