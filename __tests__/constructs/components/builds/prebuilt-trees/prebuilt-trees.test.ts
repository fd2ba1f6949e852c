import { devNodePlacement } from "../../../../../constructs/components/builds/prebuilt-trees/dev-node-placement";
import { prebuiltTrees } from "../../../../../constructs/components/builds/prebuilt-trees/prebuilt-trees";
import { DeclaredNodePools } from "../../../../../constructs/core/declared-node-pools";
import { synthesized } from "../../../../support/component-context";
import type { Template } from "../../../../support/template";

const image = "registry.example.com/dev:1";
const app = { name: "app", url: "https://git.example.com/team/app.git", branch: "next" };
const required = { devPods: { image }, gitCache: {} };

const settings = (overrides: object = {}) => prebuiltTrees.settings.parse(overrides);
const built = (overrides: object = {}, others: object = {}): Template =>
  synthesized((scope, context) => prebuiltTrees.build(scope, settings(overrides), context), {
    required: { ...required, ...others },
  });

const cronJob = (template: Template) => template.resource("kubernetes_cron_job_v1");
const buildPod = (template: Template, ...keys: (string | number)[]) =>
  cronJob(template).at("spec", "job_template", "spec", "template", "spec", ...keys);
const copyPod = (template: Template, ...keys: (string | number)[]) =>
  template.resource("kubernetes_daemon_set_v1").at("spec", "template", "spec", ...keys);
const variables = (container: unknown) =>
  Object.fromEntries(
    (container as { env: { name: string; value: string }[] }).env.map(({ name, value }) => [name, value]),
  );

describe("the scheduled build", () => {
  const template = built();

  test("GIVEN nothing THEN it runs every hour, never twice at once, at most two hours, without a second try", () => {
    expect(cronJob(template).at("spec")).toMatchObject({
      schedule: "0 * * * *",
      concurrency_policy: "Forbid",
      starting_deadline_seconds: 300,
      job_template: { spec: { backoff_limit: 0, active_deadline_seconds: 7200 } },
    });
  });

  test("GIVEN nothing THEN it builds viable/strict of pytorch with the image of dev pods, on build nodes, in the documented size", () => {
    expect(buildPod(template, "container", 0)).toMatchObject({
      image,
      command: ["sh", "/scripts/build.sh", "viable/strict", "bash", "-l", "/scripts/build-pytorch.sh"],
      resources: { requests: { cpu: "32", memory: "64Gi" }, limits: { cpu: "192", memory: "700Gi" } },
    });
    expect(buildPod(template, "node_selector")).toEqual({ "fake.cloud/pool": "build" });
    expect(variables(buildPod(template, "container", 0))).toMatchObject({
      TREE_URL: "https://github.com/pytorch/pytorch.git",
      TREE_LATEST: "yes",
      TREE_KEEP_HOURS: "72",
      CCACHE_MAXSIZE: "250Gi",
      CUDA_HOME: "/usr/local/cuda-13.2",
      TORCH_CUDA_ARCH_LIST: "9.0;10.0",
      MAX_JOBS: "128",
    });
  });

  test("GIVEN nothing THEN the checkout lies on the node where dev pods have it, trees and compiler cache on shared files", () => {
    expect(buildPod(template, "volume")).toContainEqual({
      name: "source",
      host_path: { path: "/mnt/pytorch-build", type: "DirectoryOrCreate" },
    });
    expect(buildPod(template, "container", 0, "volume_mount")).toEqual([
      { name: "scripts", mount_path: "/scripts", read_only: true },
      { name: "shared", mount_path: "/ccache_shared" },
      { name: "source", mount_path: "/home/dev/pytorch" },
    ]);
    expect(template.resource("kubernetes_persistent_volume_claim_v1").at("spec")).toMatchObject({
      access_modes: ["ReadWriteMany"],
      storage_class_name: "fake-shared",
      resources: { requests: { storage: "1Ti" } },
    });
  });

  test("GIVEN nothing THEN it is root without any capability, not privileged, and has no token", () => {
    expect(buildPod(template, "container", 0, "security_context")).toMatchObject({
      run_as_user: "0",
      privileged: false,
      allow_privilege_escalation: false,
      capabilities: { drop: ["ALL"] },
      seccomp_profile: { type: "RuntimeDefault" },
    });
    expect(buildPod(template, "container", 0, "security_context", "capabilities", "add")).toBeUndefined();
    expect(buildPod(template, "automount_service_account_token")).toBe(false);
  });

  test("GIVEN other values THEN they take the place of the defaults", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } };
    const other = built(
      {
        repository: "app",
        ref: "main",
        build: ["make"],
        variables: { JOBS: "4" },
        schedule: "30 */6 * * *",
        deadlineMinutes: 30,
        resources,
        sourceFolder: "/src/app",
        buildFolder: "/data/app",
        storage: { kind: "existing", claimName: "trees" },
        compilerCacheSize: "10Gi",
        keepHours: 24,
      },
      { gitCache: { repositories: [app] } },
    );

    expect(cronJob(other).at("spec", "schedule")).toBe("30 */6 * * *");
    expect(cronJob(other).at("spec", "job_template", "spec", "active_deadline_seconds")).toBe(1800);
    expect(buildPod(other, "container", 0)).toMatchObject({
      command: ["sh", "/scripts/build.sh", "main", "make"],
      resources,
    });
    expect(variables(buildPod(other, "container", 0))).toMatchObject({
      JOBS: "4",
      TREE_NAME: "app",
      TREE_URL: app.url,
      TREE_SOURCE: "/src/app",
      TREE_KEEP_HOURS: "24",
      CCACHE_MAXSIZE: "10Gi",
    });
    expect(variables(buildPod(other, "container", 0))).not.toHaveProperty("USE_CUDA");
    expect(buildPod(other, "volume")).toEqual(
      expect.arrayContaining([
        { name: "source", host_path: { path: "/data/app", type: "DirectoryOrCreate" } },
        { name: "shared", persistent_volume_claim: { claim_name: "trees" } },
      ]),
    );
    expect(other.resources("kubernetes_persistent_volume_claim_v1")).toEqual([]);
  });
});

describe("the copies", () => {
  const template = built();

  test("GIVEN nothing THEN every node of dev pods looks for something new each quarter of an hour, shared files read-only", () => {
    expect(copyPod(template, "container", 0)).toMatchObject({
      image,
      command: ["sh", "/scripts/repeat.sh", "900", "sh", "/scripts/sync.sh"],
      resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
      volume_mount: [
        { name: "scripts", mount_path: "/scripts", read_only: true },
        { name: "shared", mount_path: "/ccache_shared", read_only: true },
        { name: "node", mount_path: "/mnt/nvme" },
      ],
    });
    expect(variables(copyPod(template, "container", 0))).toMatchObject({
      TREE_WORKTREE: "http://git-cache.sample.svc:8080/pytorch-worktree-main",
      TREE_PUBLISHED: "/ccache_shared/prebuilt",
    });
  });

  test("GIVEN nothing THEN a roll may take all of them at once, and no deploy waits for it", () => {
    const set = template.resource("kubernetes_daemon_set_v1");

    expect(set.at("spec", "strategy", "rolling_update", "max_unavailable")).toBe("100%");
    expect(set.at("wait_for_rollout")).toBe(false);
  });

  test("GIVEN nothing THEN they reach the git cache and nothing else", () => {
    const policy = template.resource("kubernetes_network_policy_v1", "prebuilt-trees-copies");

    expect(policy.at("spec", "egress")).toMatchObject([{ ports: [{ port: "8080" }] }]);
    expect(policy.at("spec", "ingress")).toBeUndefined();
    expect(
      template
        .resource("kubernetes_daemon_set_v1")
        .at("spec", "template", "metadata", "labels", "gantry.dev/client-of-git-cache"),
    ).toBe("true");
  });

  test("GIVEN another folder and pause THEN they hold", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } };
    const other = built({ nodeFolder: "/data/trees", syncMinutes: 5, syncResources: resources });

    expect(copyPod(other, "volume")).toContainEqual({
      name: "node",
      host_path: { path: "/data/trees", type: "DirectoryOrCreate" },
    });
    expect(copyPod(other, "container", 0)).toMatchObject({ command: expect.arrayContaining(["300"]), resources });
  });

  test("GIVEN pools of two types of which one has no GPU THEN the nodes of both are meant, and those of others are not", () => {
    const pool = { purpose: "gpu", capacity: "onDemand", nodes: 1, taints: [] } as const;
    const taint = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" } as const;
    const pools = new DeclaredNodePools({
      h100: { ...pool, gpu: "h100", labels: { GpuType: "h100" }, taints: [taint] },
      x86: { ...pool, gpu: "cpu-x86", labels: { GpuType: "cpu-x86" } },
      main: { ...pool, purpose: "system", labels: { NodeType: "cpu" } },
    });

    expect(devNodePlacement(pools)).toEqual({
      nodeSelector: {},
      anyOf: [{ GpuType: "h100" }, { GpuType: "cpu-x86" }],
      tolerations: [taint],
      extendedResources: {},
    });
  });
});

describe("builds that somebody asks for", () => {
  test("GIVEN nothing THEN there is no builder for them", () => {
    expect(built().resources("kubernetes_deployment_v1")).toEqual([]);
  });

  test("GIVEN onDemand THEN one builder serves the queue with a checkout of its own, and no deploy waits for it (§28 item 28)", () => {
    const deployment = built({ onDemand: {} }).resource("kubernetes_deployment_v1");
    const container = deployment.at("spec", "template", "spec", "container", 0);

    expect(deployment.at("spec", "replicas")).toBe("1");
    expect(deployment.at("wait_for_rollout")).toBe(false);
    expect(container).toMatchObject({
      command: ["sh", "/scripts/serve-requests.sh", "bash", "-l", "/scripts/build-pytorch.sh"],
      resources: { requests: { cpu: "16", memory: "32Gi" }, limits: { cpu: "96", memory: "384Gi" } },
    });
    expect(variables(container)).toMatchObject({ TREE_LATEST: "no", MAX_JOBS: "96", USE_CUDA: "1" });
    expect(deployment.at("spec", "template", "spec", "volume")).toContainEqual({
      name: "source",
      host_path: { path: "/mnt/ondemand-build", type: "DirectoryOrCreate" },
    });
  });

  test("GIVEN onDemand with other values THEN they take the place of the defaults", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } };
    const onDemand = { resources, variables: { MAX_JOBS: "8" }, buildFolder: "/data/asked" };
    const deployment = built({ onDemand }).resource("kubernetes_deployment_v1");
    const container = deployment.at("spec", "template", "spec", "container", 0);

    expect(container).toMatchObject({ resources });
    expect(variables(container)).toMatchObject({ MAX_JOBS: "8" });
    expect(JSON.stringify(deployment.at("spec", "template", "spec", "volume"))).toContain("/data/asked");
  });
});
