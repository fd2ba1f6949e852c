import type { ResolvedEnvironment } from "../../../../../config/resolved-environment";
import { reservationExpiry } from "../../../../../constructs/components/gpu-dev/reservation-expiry/reservation-expiry";
import { userDisks } from "../../../../../constructs/components/gpu-dev/runtime/user-disks";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import type { Template } from "../../../../support/template";
import { gpuDevRequired } from "../runtime/gpu-dev-required";
import { holders, rights } from "../runtime/rights";
import { amazon } from "../runtime/sample-clouds";

const image = "registry.example.com/expiry:1";
const parse = (overrides: object) => reservationExpiry.settings.safeParse({ image, ...overrides });

function built(overrides: object = {}, cloud: object = { kind: "none" }, cluster = new FakeCluster()): Template {
  const settings = reservationExpiry.settings.parse({ image, ...overrides });
  return synthesized((scope, context) => reservationExpiry.build(scope, settings, context), {
    cluster,
    required: gpuDevRequired({ cloud }),
  });
}

const cronJob = (template: Template) => template.resource("kubernetes_cron_job_v1");
const data = (template: Template) => template.resource("kubernetes_config_map_v1").at("data");

describe("the CronJob", () => {
  test("GIVEN the smallest settings THEN it runs every five minutes, never beside itself, and is stopped after ten", () => {
    expect(cronJob(built()).body).toMatchObject({
      metadata: { name: "reservation-expiry", namespace: "sample" },
      spec: {
        schedule: "*/5 * * * *",
        concurrency_policy: "Forbid",
        successful_jobs_history_limit: 3,
        failed_jobs_history_limit: 3,
        job_template: {
          spec: {
            active_deadline_seconds: 600,
            backoff_limit: 2,
            template: {
              spec: {
                node_selector: { "fake.cloud/pool": "system" },
                service_account_name: "reservation-expiry-sa",
                automount_service_account_token: true,
                container: [
                  {
                    image,
                    resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "2", memory: "4Gi" } },
                  },
                ],
              },
            },
          },
        },
      },
    });
  });

  test("GIVEN schedule, deadline and resources THEN they take the place of the defaults", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } };
    const template = built({ schedule: "* * * * *", deadlineSeconds: 1200, resources });

    expect(cronJob(template).body).toMatchObject({
      spec: {
        schedule: "* * * * *",
        job_template: {
          spec: { active_deadline_seconds: 1200, template: { spec: { container: [{ resources }] } } },
        },
      },
    });
  });
});

describe("warnings", () => {
  test("GIVEN the smallest settings THEN it warns 30 minutes before the end and ends pods 2 minutes after", () => {
    expect(data(built())).toMatchObject({ WARNING_MINUTES: "30", GRACE_PERIOD_SECONDS: "120" });
  });

  test("GIVEN other numbers THEN they take the place of the defaults", () => {
    expect(data(built({ warningMinutes: 60, gracePeriodSeconds: 0 }))).toMatchObject({
      WARNING_MINUTES: "60",
      GRACE_PERIOD_SECONDS: "0",
    });
  });

  test("GIVEN runs too far apart to warn everybody THEN they are refused; just near enough they are not", () => {
    const refused = (overrides: object) =>
      reservationExpiry
        .check?.(
          reservationExpiry.settings.parse({ image, ...overrides }),
          resolvedEnvironment() as ResolvedEnvironment,
        )
        .map(({ setting }) => setting);

    expect(refused({ schedule: "0 * * * *" })).toEqual(["schedule"]);
    expect(refused({ schedule: "*/5 8-18 * * *" })).toEqual(["schedule"]);
    expect(refused({ schedule: "0 * * * *", warningMinutes: 60 })).toEqual([]);
    expect(refused({ schedule: "*/30 * * * *" })).toEqual([]);
  });

  test.each([
    ["a schedule that never runs", { schedule: "0 0 30 2 *" }],
    ["a warning of a minute", { warningMinutes: 1 }],
    ["a grace that is negative", { gracePeriodSeconds: -1 }],
  ])("GIVEN %s THEN the schema refuses it", (_what, overrides) => {
    expect(parse(overrides).success).toBe(false);
  });
});

describe("what it may", () => {
  test("GIVEN its Role THEN it looks at dev pods, writes warnings into them and ends them; nothing across the cluster", () => {
    const template = built();

    expect(rights(template.resource("kubernetes_role_v1"))).toEqual([
      "pods: get list delete",
      "pods/exec: get create",
      "services: delete",
    ]);
    expect(template.resources("kubernetes_cluster_role_v1")).toEqual([]);
    expect(holders(template, "role", "reservation-expiry")).toEqual(["sample/reservation-expiry-sa"]);
  });

  const { mark, deletion, newSnapshot } = userDisks;

  test.each([
    [{ kind: "none" }, []],
    [
      amazon,
      [
        { kind: "volumes", mark, verbs: ["read", "delete"] },
        { kind: "snapshots", mark, verbs: ["read", "create", "delete"], tags: deletion, tagsLater: newSnapshot },
        { kind: "objectStorage", bucket: "disk-contents", access: "write" },
      ],
    ],
  ])("GIVEN %p THEN it asks the cloud for what its calls need, and knows the bucket", (cloud, grants) => {
    const cluster = new FakeCluster();
    const template = built({}, cloud, cluster);

    expect(cluster.identityRequests.map((request) => request.grants)).toEqual([grants]);
    expect(Object.hasOwn(data(template) as object, "DISK_CONTENTS_BUCKET")).toBe(grants.length > 0);
  });

  test("GIVEN no cloud THEN it is let out to the database and the API server only", () => {
    expect(built().resource("kubernetes_network_policy_v1").at("spec", "egress")).toHaveLength(2);
  });
});
