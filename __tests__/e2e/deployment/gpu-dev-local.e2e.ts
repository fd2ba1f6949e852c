import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { EnvironmentInput } from "../../../config/define-environment";
import gpuDevLocal from "../../../config/environments/gpu-dev-local";
import { Cluster } from "../support/cluster";
import { describeOnCluster } from "../support/describe-on-cluster";
import { onThisCluster } from "../support/on-this-cluster";
import { type ProxiedKubeconfig, proxiedKubeconfig } from "../support/proxied-kubeconfig";
import { Workspace } from "../support/workspace";

const name = gpuDevLocal.name;
const namespaces = Object.keys(gpuDevLocal.namespaces);
const [platform, data, apps] = ["platform", "data", "apps"].map((layer) => `${name}-${layer}`) as [
  string,
  string,
  string,
];

/** The steps build on each other, as the days of an environment do. */
describeOnCluster("gpu-dev-local, deployed for real", () => {
  let folder: string;
  let door: ProxiedKubeconfig;
  let cluster: Cluster;
  let workspace: Workspace;
  let environment: EnvironmentInput;
  let before: readonly string[];

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-e2e-"));
    door = await proxiedKubeconfig(folder);
    cluster = new Cluster(process.env.KUBECONFIG ?? "");
    before = cluster.clusterWide();
    workspace = new Workspace(path.join(folder, "checkout"), door.file);
    environment = onThisCluster(gpuDevLocal, cluster, door.context);
    workspace.write(environment);
  });

  afterAll(async () => {
    door?.open();
    if (cluster?.objectsOf(name, namespaces).length > 0) await workspace.run("destroy", name, "--auto-approve");
    await door?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const expectNoChanges = async (...stacks: readonly string[]) => {
    for (const stack of stacks) {
      const plan = await workspace.terraform(
        stack,
        "plan",
        "-detailed-exitcode",
        "-input=false",
        "-no-color",
        "-lock-timeout=30s",
      );
      expect(`${stack}: ${plan.status === 0 ? "no changes" : plan.output}`).toBe(`${stack}: no changes`);
    }
  };

  test("a deploy that loses the API server in the middle fails, says where, and leaves no lock behind", async () => {
    // GIVEN an API server that goes away as soon as the first namespace is there
    const watching = setInterval(() => {
      if (cluster.list("namespace").some(({ metadata }) => metadata.name === namespaces[0])) door.shut();
    }, 200);
    // WHEN
    const deploy = await workspace.run("deploy", name, "--auto-approve");
    clearInterval(watching);
    door.open();
    // THEN
    expect(deploy.status).not.toBe(0);
    expect(deploy.output).toMatch(new RegExp(`(${platform}|${data}).*fail`, "i"));
    expect(deploy.output).toContain(`npm run deploy -- ${name}`);
  });

  test("the next deploy goes on where that one stopped, until every pod is ready", async () => {
    const deploy = await workspace.run("deploy", name, "--auto-approve");
    expect(`${deploy.status}\n${deploy.status === 0 ? "" : deploy.output}`).toBe("0\n");
    const pods = namespaces.flatMap((namespace) => cluster.list("pod", "-n", namespace));
    expect(pods.length).toBeGreaterThanOrEqual(4);
    for (const pod of pods) {
      const ready = pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True");
      const done = pod.status?.phase === "Succeeded";
      expect({ pod: pod.metadata.name, fine: ready || done }).toEqual({ pod: pod.metadata.name, fine: true });
    }
  });

  test("a second plan of every stack is empty", async () => {
    await expectNoChanges(...workspace.stacks);
    const diff = await workspace.run("diff", name, "--detailed-exitcode");
    expect(`${diff.status}${diff.status === 0 ? "" : diff.output}`).toBe("0");
  });

  test("no state, plan or synthesized file holds a password of the cluster", async () => {
    // GIVEN every generated value, and a saved plan beside the states
    const secrets = namespaces.flatMap((namespace) => cluster.list("secret", "-n", namespace));
    const passwords = secrets.flatMap((secret) =>
      Object.entries(secret.data ?? {})
        .filter(([key]) => key.endsWith("PASSWORD"))
        .map(([, value]) => Buffer.from(value, "base64").toString()),
    );
    expect(passwords.length).toBeGreaterThanOrEqual(5);
    for (const stack of workspace.stacks) {
      await workspace.terraform(stack, "plan", "-out=saved.tfplan", "-input=false");
      const shown = await workspace.terraform(stack, "show", "-json", "saved.tfplan");
      fs.writeFileSync(path.join(workspace.folder, "cdktf.out/stacks", stack, "saved.json"), shown.stdout);
      // A saved plan is a zip archive; what is in it must be searched as well.
      await workspace.unzip(path.join(workspace.folder, "cdktf.out/stacks", stack, "saved.tfplan"));
    }
    // WHEN
    const files = workspace.files();
    const holders = [...files].flatMap(([file, content]) =>
      passwords
        .filter((password) => content.includes(password) || content.includes(Buffer.from(password).toString("base64")))
        .map(() => file),
    );
    // THEN
    expect([...files.keys()].some((file) => file.endsWith("data.tfstate"))).toBe(true);
    expect([...files.keys()].some((file) => file.endsWith("tfplan.contents/tfplan"))).toBe(true);
    expect(holders).toEqual([]);
  });

  test("a changed setting changes only what it should", async () => {
    const { api } = environment.components;
    if (!api) {
      process.stderr.write("skipped: a changed setting of the API; missing: GPU_DEV_API_IMAGE\n");
      return;
    }
    // GIVEN
    workspace.write({ ...environment, components: { ...environment.components, api: { ...api, apiKeyHours: 12 } } });
    await workspace.run("synth", name);
    // WHEN
    await workspace.terraform(apps, "plan", "-out=saved.tfplan", "-input=false");
    const shown = await workspace.terraform(apps, "show", "-json", "saved.tfplan");
    const { resource_changes: changes } = JSON.parse(shown.stdout) as {
      resource_changes: readonly { readonly type: string; readonly change: { readonly actions: readonly string[] } }[];
    };
    // THEN the ConfigMap changes, and the Deployment rolls with it; nothing else, and nothing is replaced
    const touched = changes
      .filter(({ change }) => change.actions.join() !== "no-op")
      .map(({ type, change }) => `${type}: ${change.actions.join()}`);
    expect(touched.sort()).toEqual(["kubernetes_config_map_v1: update", "kubernetes_deployment_v1: update"]);
    await expectNoChanges(platform, data);
    const deploy = await workspace.run("deploy", name, "--auto-approve");
    expect(deploy.status).toBe(0);
    await expectNoChanges(...workspace.stacks);
  });

  test("pods that no node takes fail the deploy within their time, and the next deploy mends it", async () => {
    const { api, reservationProcessor } = environment.components;
    if (!api) {
      process.stderr.write("skipped: a failing roll of the API; missing: GPU_DEV_API_IMAGE\n");
      return;
    }
    // GIVEN a node selector that no node has, for the programs alone: the stacks below are left as they are
    workspace.write({
      ...environment,
      target: {
        ...environment.target,
        nodePools: {
          ...environment.target.nodePools,
          system: { purpose: "system", labels: { "gantry.dev/nowhere": "true" }, nodes: 1 },
        },
      } as EnvironmentInput["target"],
      components: {
        ...environment.components,
        api: { ...api, rolloutMinutes: 1 },
        ...(reservationProcessor ? { reservationProcessor: { ...reservationProcessor, rolloutMinutes: 1 } } : {}),
      },
    });
    // WHEN deployed by the cdktf CLI itself
    const failed = await workspace.cdktf(
      "deploy",
      apps,
      "--auto-approve",
      "--skip-provider-lock",
      "--ignore-missing-stack-dependencies",
    );
    // THEN
    expect(failed.status).not.toBe(0);
    expect(failed.output).toMatch(/rollout|timed out|deadline/i);
    // WHEN the selector is taken back
    workspace.write(environment);
    const mended = await workspace.run("deploy", name, "--auto-approve");
    // THEN
    expect(`${mended.status}\n${mended.status === 0 ? "" : mended.output}`).toBe("0\n");
    await expectNoChanges(...workspace.stacks);
  });

  test("destroy goes from the top down and leaves no object of ours", async () => {
    const destroy = await workspace.run("destroy", name, "--auto-approve");
    expect(`${destroy.status}\n${destroy.status === 0 ? "" : destroy.output}`).toBe("0\n");
    expect(destroy.output.indexOf(apps)).toBeLessThan(destroy.output.indexOf(platform));
    expect(cluster.objectsOf(name, namespaces)).toEqual([]);
    await until(() => cluster.clusterWide().filter((object) => !before.includes(object)).length === 0, 60);
    expect(cluster.clusterWide().filter((object) => !before.includes(object))).toEqual([]);
  });
});

/** Volumes go a moment after their claims. */
async function until(condition: () => boolean, seconds: number): Promise<void> {
  for (let second = 0; second < seconds && !condition(); second += 1)
    await new Promise((resolve) => setTimeout(resolve, 1000));
}
