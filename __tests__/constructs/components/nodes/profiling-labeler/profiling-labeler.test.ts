import { profilingLabeler } from "../../../../../constructs/components/nodes/profiling-labeler/profiling-labeler";
import { DeclaredNodePools } from "../../../../../constructs/core/declared-node-pools";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";

function built(overrides: object = {}, cluster = new FakeCluster()): Template {
  const settings = profilingLabeler.settings.parse({ gpuTypes: { h100: {} }, ...overrides });
  return synthesized((scope, context) => profilingLabeler.build(scope, settings, context), { cluster });
}

const cronJob = (template: Template, ...path: (string | number)[]) =>
  template.resource("kubernetes_cron_job_v1").at("spec", ...path);
const pod = (template: Template, ...path: (string | number)[]) =>
  cronJob(template, "job_template", "spec", "template", "spec", ...path);
const types = (template: Template) => template.resource("kubernetes_config_map_v1").at("data", "types");

const template = built();

describe("the schedule", () => {
  test("GIVEN nothing THEN it looks every five minutes, never twice at a time, and keeps three runs of each kind", () => {
    expect(cronJob(template)).toMatchObject({
      schedule: "*/5 * * * *",
      concurrency_policy: "Forbid",
      successful_jobs_history_limit: 3,
      failed_jobs_history_limit: 3,
      job_template: { spec: { active_deadline_seconds: 120 } },
    });
  });

  test("GIVEN another schedule THEN it looks then; one that never runs is refused", () => {
    expect(cronJob(built({ schedule: "0 * * * *" }), "schedule")).toBe("0 * * * *");
    expect(profilingLabeler.settings.safeParse({ gpuTypes: { h100: {} }, schedule: "0 0 31 2 *" }).success).toBe(false);
  });
});

describe("the types", () => {
  test("GIVEN types THEN the script reads each with its number, one unless said, and the labels of its pool", () => {
    expect(types(built({ gpuTypes: { h100: {}, t4: { nodes: 2 } } }))).toBe(
      "t4 2 fake.cloud/type=t4\nh100 1 fake.cloud/type=h100\n",
    );
  });

  test("GIVEN two pools of a type THEN either selector finds its nodes", () => {
    const pool = { purpose: "gpu", gpu: "h100", taints: [], capacity: "onDemand", nodes: 1 } as const;
    const cluster = Object.assign(new FakeCluster(), {
      nodePools: new DeclaredNodePools({
        one: { ...pool, labels: { GpuType: "h100", "zone/name": "a" } },
        other: { ...pool, labels: { GpuType: "h100", "zone/name": "b" } },
      }),
    });

    expect(types(built({}, cluster))).toBe("h100 1 GpuType=h100,zone/name=a GpuType=h100,zone/name=b\n");
  });

  test("GIVEN no type THEN it is refused: the component without work is left out", () => {
    expect(profilingLabeler.settings.safeParse({ gpuTypes: {} }).success).toBe(false);
    expect(profilingLabeler.settings.safeParse({}).success).toBe(false);
  });

  test("GIVEN no node to keep THEN it is refused", () => {
    expect(profilingLabeler.settings.safeParse({ gpuTypes: { h100: { nodes: 0 } } }).success).toBe(false);
  });
});

describe("the pods", () => {
  test("GIVEN nothing THEN a pinned image with kubectl and a shell runs the script, for this environment", () => {
    expect(pod(template, "container", 0)).toMatchObject({
      image: expect.stringMatching(/^docker\.io\/alpine\/k8s:\d+\.\d+\.\d+$/),
      command: ["/bin/sh", "/labeler/label-nodes.sh"],
      env: expect.arrayContaining([
        { name: "TYPES", value: "/labeler/types" },
        { name: "OWNER", value: "sample" },
      ]),
      resources: { requests: { cpu: "10m", memory: "64Mi" }, limits: { cpu: "200m", memory: "128Mi" } },
    });
  });

  test("GIVEN another size THEN it takes the place of the default", () => {
    const resources = { requests: { cpu: "20m", memory: "70Mi" }, limits: { cpu: "1", memory: "256Mi" } };

    expect(pod(built({ resources }), "container", 0, "resources")).toEqual(resources);
  });

  test("GIVEN nothing THEN it runs on the system's nodes, and reaches the API server only", () => {
    expect(pod(template, "node_selector")).toEqual({ "fake.cloud/pool": "system" });
    expect(template.resource("kubernetes_network_policy_v1").at("spec")).toMatchObject({
      policy_types: ["Egress"],
      egress: [{ to: [{ ip_block: { cidr: "10.96.0.1/32" } }], ports: [{ port: "443" }] }],
    });
  });

  test("GIVEN its calls THEN it may find, read and label nodes, and nothing else; it starts once it may", () => {
    const role = template.resource("kubernetes_cluster_role_v1");

    expect(role.at("rule")).toEqual([
      { api_groups: [""], resources: ["nodes"], verbs: ["list"] },
      { api_groups: [""], resources: ["nodes"], verbs: ["get", "patch"] },
    ]);
    expect(template.resource("kubernetes_cron_job_v1").dependsOn).toContain(role.address);
    expect(profilingLabeler.clusterWideObjects).toContain("ClusterRole");
  });
});
