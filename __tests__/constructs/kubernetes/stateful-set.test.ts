import { StatefulSet, type StatefulSetProps } from "../../../constructs/kubernetes/stateful-set";
import { type ContextOptions, synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";
import { samplePod } from "../../support/sample-pod";

function deployed(props: Partial<Omit<StatefulSetProps, "context">> = {}, options: ContextOptions = {}) {
  return synthesized((scope, context) => {
    const volumeClaims = { data: { size: "10Gi" } };
    new StatefulSet(scope, "db", {
      context,
      name: "db",
      serviceName: "db",
      replicas: 3,
      pod: samplePod(),
      volumeClaims,
      ...props,
    });
  }, options);
}

function set(props: Partial<Omit<StatefulSetProps, "context">> = {}, options: ContextOptions = {}) {
  return deployed(props, options).resource("kubernetes_stateful_set_v1");
}

test("GIVEN a stateful set THEN its pods start in order, roll one by one and are waited for", () => {
  expect(set().body).toMatchObject({
    metadata: { name: "db", namespace: "sample" },
    spec: {
      replicas: "3",
      service_name: "db",
      pod_management_policy: "OrderedReady",
      update_strategy: [{ type: "RollingUpdate", rolling_update: [{ partition: 0 }] }],
    },
    wait_for_rollout: true,
    timeouts: { create: "15m", update: "15m" },
  });
});

test("GIVEN parallel management and minutes of its own THEN they take the place of the defaults", () => {
  expect(set({ podManagement: "Parallel", rolloutMinutes: 5 }).body).toMatchObject({
    spec: { pod_management_policy: "Parallel" },
    timeouts: { create: "5m", update: "5m" },
  });
});

describe("volumes", () => {
  const claim = (storage: Partial<{ size: string; storageClass: string }> = {}, cluster = new FakeCluster()) =>
    set({ volumeClaims: { data: { size: "10Gi", ...storage } } }, { cluster }).at("spec", "volume_claim_template", 0);

  test("GIVEN a claim THEN every pod has a volume of that size of the cluster's class", () => {
    expect(claim()).toEqual({
      metadata: { name: "data" },
      spec: {
        access_modes: ["ReadWriteOnce"],
        storage_class_name: "fake-block",
        resources: { requests: { storage: "10Gi" } },
      },
    });
  });

  test("GIVEN a class of its own THEN it takes the place of the cluster's", () => {
    expect(claim({ storageClass: "fast" })).toMatchObject({ spec: { storage_class_name: "fast" } });
  });

  test("GIVEN a cluster that names no class THEN the claim names none, and the cluster's default makes the volume", () => {
    expect(claim({}, new FakeCluster({ capabilities: [] }))).not.toHaveProperty(["spec", "storage_class_name"]);
  });

  test.each([
    [true, "Retain"],
    [false, "Delete"],
  ])(
    "GIVEN deletion protection %j WHEN the set is deleted THEN its volumes: %s; scaled down they stay",
    (deletionProtection, whenDeleted) => {
      expect(
        set({}, { environment: { deletionProtection } }).at("spec", "persistent_volume_claim_retention_policy"),
      ).toEqual([{ when_deleted: whenDeleted, when_scaled: "Retain" }]);
    },
  );

  test.each([
    [true, { prevent_destroy: true }],
    [false, undefined],
  ])("GIVEN deletion protection %j THEN the set's lifecycle is %j", (deletionProtection, lifecycle) => {
    expect(set({}, { environment: { deletionProtection } }).at("lifecycle")).toEqual(lifecycle);
  });
});

describe("spread", () => {
  const unsatisfiable = (props: Partial<Omit<StatefulSetProps, "context">>) =>
    (
      set(props).at("spec", "template", "spec", "topology_spread_constraint") as
        | { when_unsatisfiable: string }[]
        | undefined
    )?.map((constraint) => constraint.when_unsatisfiable);

  test("GIVEN three replicas THEN they prefer different nodes and zones", () => {
    expect(unsatisfiable({})).toEqual(["ScheduleAnyway", "ScheduleAnyway"]);
  });

  test("GIVEN a required spread THEN they must be on different nodes, and prefer different zones", () => {
    expect(unsatisfiable({ spread: "required" })).toEqual(["DoNotSchedule", "ScheduleAnyway"]);
  });

  test("GIVEN one replica THEN there is nothing to spread, and no budget", () => {
    expect(unsatisfiable({ replicas: 1, spread: "required" })).toBeUndefined();
    expect(deployed({ replicas: 1 }).resources("kubernetes_pod_disruption_budget_v1")).toEqual([]);
  });

  test("GIVEN three replicas THEN a drain may take one at a time", () => {
    expect(deployed().resource("kubernetes_pod_disruption_budget_v1").at("spec", "max_unavailable")).toBe("1");
  });
});

test("GIVEN a name of more than 52 characters THEN it is refused: pods could not carry it with their revision", () => {
  expect(() => set({ name: "n".repeat(53) })).toThrow("is 53 characters long; 52 is the limit");
  expect(() => set({ name: "n".repeat(52) })).not.toThrow();
});
