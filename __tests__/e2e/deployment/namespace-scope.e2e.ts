import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { EnvironmentInput } from "../../../config/define-environment";
import quickstart from "../../../config/environments/quickstart";
import { Cluster } from "../support/cluster";
import { describeOnCluster } from "../support/describe-on-cluster";
import { onThisCluster } from "../support/on-this-cluster";
import { type ProxiedKubeconfig, proxiedKubeconfig } from "../support/proxied-kubeconfig";
import { Workspace } from "../support/workspace";

const name = "gantry-guest";
const namespace = "gantry-guest";

/** The rights of a tenant: Kubernetes' own `admin` role in one namespace, and nothing outside it. */
describeOnCluster("quickstart in scope namespace, by an account with rights in one namespace only", () => {
  let folder: string;
  let door: ProxiedKubeconfig;
  let cluster: Cluster;
  let workspace: Workspace;
  let before: readonly string[];

  beforeAll(async () => {
    // GIVEN a namespace that somebody else made, with what enforces Pod Security restricted
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-e2e-"));
    door = await proxiedKubeconfig(folder);
    cluster = new Cluster(process.env.KUBECONFIG ?? "");
    cluster.kubectl(["create", "namespace", namespace]);
    cluster.kubectl(["label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted"]);
    cluster.kubectl(["-n", namespace, "create", "serviceaccount", "tenant"]);
    cluster.kubectl([
      "-n",
      namespace,
      "create",
      "rolebinding",
      "tenant",
      "--clusterrole=admin",
      `--serviceaccount=${namespace}:tenant`,
    ]);
    before = cluster.clusterWide();
    const token = cluster.kubectl(["-n", namespace, "create", "token", "tenant", "--duration=1h"]).trim();
    const config = JSON.parse(fs.readFileSync(door.file, "utf8"));
    config.users = config.users.map((user: { name: string }) => ({ name: user.name, user: { token } }));
    fs.writeFileSync(door.file, JSON.stringify(config));
    workspace = new Workspace(path.join(folder, "checkout"), door.file);
    const guest: EnvironmentInput = {
      ...quickstart,
      name,
      scope: "namespace",
      namespaces: { [namespace]: {} },
    };
    workspace.write(onThisCluster(guest, cluster, door.context));
  });

  afterAll(async () => {
    if (workspace) await workspace.run("destroy", name, "--auto-approve");
    cluster?.kubectl(["delete", "namespace", namespace, "--ignore-not-found"]);
    await door?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test("it deploys with the rights of one namespace", async () => {
    const deploy = await workspace.run("deploy", name, "--auto-approve");
    expect(`${deploy.status}\n${deploy.status === 0 ? "" : deploy.output}`).toBe("0\n");
    const pods = cluster.list("pod", "-n", namespace);
    expect(pods.map(({ metadata }) => metadata.name)).toContain("postgres-0");
  });

  test("a second plan of every stack is empty", async () => {
    for (const stack of workspace.stacks) {
      const plan = await workspace.terraform(stack, "plan", "-detailed-exitcode", "-input=false", "-no-color");
      expect(`${stack}: ${plan.status === 0 ? "no changes" : plan.output}`).toBe(`${stack}: no changes`);
    }
  });

  test("nothing cluster-wide of ours exists", () => {
    // Volumes and service addresses are made by the cluster's own controllers, for what lies in the namespace.
    const byControllers = /^(PersistentVolume|IPAddress)\//;
    const added = cluster.clusterWide().filter((object) => !before.includes(object) && !byControllers.test(object));
    expect(added).toEqual([]);
  });

  test("destroy leaves the namespace, and nothing of ours in it", async () => {
    const destroy = await workspace.run("destroy", name, "--auto-approve");
    expect(`${destroy.status}\n${destroy.status === 0 ? "" : destroy.output}`).toBe("0\n");
    expect(cluster.objectsOf(name, [])).toEqual([]);
    expect(cluster.list("namespace").map(({ metadata }) => metadata.name)).toContain(namespace);
  });
});
