import { availabilityUpdater } from "../../../../../constructs/components/gpu-dev/availability-updater/availability-updater";
import { userDisks } from "../../../../../constructs/components/gpu-dev/runtime/user-disks";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";
import { gpuDevRequired } from "../runtime/gpu-dev-required";
import { holders, rights } from "../runtime/rights";
import { amazon } from "../runtime/sample-clouds";

const image = "registry.example.com/updater:1";

function built(overrides: object = {}, cloud: object = { kind: "none" }, cluster = new FakeCluster()): Template {
  const settings = availabilityUpdater.settings.parse({ image, ...overrides });
  return synthesized((scope, context) => availabilityUpdater.build(scope, settings, context), {
    cluster,
    required: gpuDevRequired({ cloud }),
  });
}

const cronJob = (template: Template) => template.resource("kubernetes_cron_job_v1");
const pod = (template: Template) =>
  cronJob(template).at("spec", "job_template", "spec", "template", "spec") as {
    readonly container: readonly [{ readonly env: readonly { readonly name: string }[] }];
  };

describe("the CronJob", () => {
  test("GIVEN the smallest settings THEN it runs every five minutes, never beside itself, and is stopped after ten", () => {
    expect(cronJob(built()).body).toMatchObject({
      metadata: { name: "availability-updater", namespace: "sample" },
      spec: {
        schedule: "*/5 * * * *",
        concurrency_policy: "Forbid",
        successful_jobs_history_limit: 3,
        failed_jobs_history_limit: 3,
        job_template: { spec: { active_deadline_seconds: 600, backoff_limit: 0 } },
      },
    });
    expect(pod(built())).toMatchObject({
      service_account_name: "availability-updater-sa",
      automount_service_account_token: true,
      restart_policy: "Never",
      security_context: { run_as_user: "1000" },
      container: [
        { image, resources: { requests: { cpu: "250m", memory: "512Mi" }, limits: { cpu: "1", memory: "2Gi" } } },
      ],
    });
  });

  test("GIVEN schedule, deadline and resources THEN they take the place of the defaults", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } };
    const template = built({ schedule: "*/10 * * * *", deadlineSeconds: 300, resources });

    expect(cronJob(template).at("spec", "schedule")).toBe("*/10 * * * *");
    expect(cronJob(template).at("spec", "job_template", "spec", "active_deadline_seconds")).toBe(300);
    expect(pod(template).container[0]).toMatchObject({ resources });
  });

  test("GIVEN taints of the control plane's nodes THEN it tolerates them", () => {
    const cluster = new FakeCluster();
    const toleration = { key: "node-role", value: "cpu-only", effect: "NoSchedule" } as const;
    cluster.nodePools.place = () => ({ nodeSelector: {}, tolerations: [toleration], extendedResources: {} });

    expect(pod(built({}, undefined, cluster))).toMatchObject({ toleration: [{ ...toleration, operator: "Equal" }] });
  });

  test.each([
    ["a schedule that never runs", { schedule: "0 0 30 2 *" }],
    ["a schedule of four fields", { schedule: "* * * *" }],
    ["no time to run", { deadlineSeconds: 0 }],
    ["no image", { image: undefined }],
  ])("GIVEN %s THEN the schema refuses it", (_what, overrides) => {
    expect(availabilityUpdater.settings.safeParse({ image, ...overrides }).success).toBe(false);
  });
});

describe("configuration", () => {
  const data = (cloud?: object) => built({}, cloud).resource("kubernetes_config_map_v1").at("data");

  test("GIVEN no cloud THEN nodes are counted by their labels, and a region is named all the same", () => {
    expect(data()).toMatchObject({ CLOUD_PROVIDER: "custom", AWS_DEFAULT_REGION: "local", EKS_CLUSTER_NAME: "fake" });
  });

  test("GIVEN the processor's cloud THEN it is the updater's too", () => {
    expect(data(amazon)).toMatchObject({ CLOUD_PROVIDER: "aws", AWS_REGION: "us-east-2", PGSSLMODE: "require" });
  });

  test("GIVEN a run THEN it knows its pod and the database's login from their sources", () => {
    expect(pod(built()).container[0].env).toEqual(
      expect.arrayContaining([
        { name: "POD_NAME", value_from: { field_ref: { field_path: "metadata.name" } } },
        {
          name: "POSTGRES_PASSWORD",
          value_from: { secret_key_ref: { name: "postgres-credentials", key: "POSTGRES_PASSWORD" } },
        },
      ]),
    );
  });
});

describe("what it may", () => {
  test("GIVEN its ClusterRole THEN it lists nodes and pods, and no more", () => {
    const template = built();

    expect(rights(template.resource("kubernetes_cluster_role_v1"))).toEqual(["nodes: list", "pods: list"]);
    expect(template.resources("kubernetes_role_v1")).toEqual([]);
    expect(holders(template, "cluster_role", "sample-availability-updater")).toEqual([
      "sample/availability-updater-sa",
    ]);
  });

  const { mark, quarantine } = userDisks;

  test.each([
    [{ kind: "none" }, []],
    [
      amazon,
      [
        { kind: "nodeGroups", verbs: ["read"] },
        { kind: "volumes", mark, verbs: ["read", "delete"], tags: quarantine },
        { kind: "snapshots", mark, verbs: ["read", "create"] },
      ],
    ],
  ])("GIVEN %p THEN it asks the cloud for what its calls need", (cloud, grants) => {
    const cluster = new FakeCluster();
    built({}, cloud, cluster);

    expect(cluster.identityRequests.map((request) => request.grants)).toEqual([grants]);
  });

  test.each([
    [{ kind: "none" }, ["5432", "443"]],
    // Port 80 is where credentials come from.
    [amazon, ["5432", "443", "443", "80"]],
  ])("GIVEN %p THEN it is let out to the database, the API server and the cloud, if there is one", (cloud, ports) => {
    const egress = built({}, cloud).resource("kubernetes_network_policy_v1").at("spec", "egress") as {
      ports: { port: string }[];
    }[];

    expect(egress.map((rule) => rule.ports[0]?.port)).toEqual(ports);
  });
});
