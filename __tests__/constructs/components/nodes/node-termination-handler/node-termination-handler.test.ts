import { nodeTerminationHandler } from "../../../../../constructs/components/nodes/node-termination-handler/node-termination-handler";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";

function built(overrides: object = {}, cluster = new FakeCluster()): Template {
  const settings = nodeTerminationHandler.settings.parse(overrides);
  return synthesized((scope, context) => nodeTerminationHandler.build(scope, settings, context), { cluster });
}

const pod = (template: Template, ...path: (string | number)[]) =>
  template.resource("kubernetes_daemon_set_v1").at("spec", "template", "spec", ...path);
const variables = (template: Template) =>
  Object.fromEntries(
    (pod(template, "container", 0, "env") as { name: string; value?: string }[]).map(({ name, value }) => [
      name,
      value,
    ]),
  );

const template = built();

describe("what it does", () => {
  test("GIVEN nothing THEN it drains on interruptions and planned events, and cordons on recommendations", () => {
    expect(variables(template)).toMatchObject({
      ENABLE_SPOT_INTERRUPTION_DRAINING: "true",
      ENABLE_SCHEDULED_EVENT_DRAINING: "true",
      ENABLE_REBALANCE_MONITORING: "true",
      ENABLE_REBALANCE_DRAINING: "false",
      NODE_TERMINATION_GRACE_PERIOD: "120",
      POD_TERMINATION_GRACE_PERIOD: "-1",
    });
  });

  test("GIVEN no queue THEN it asks the metadata service of its own node", () => {
    expect(variables(template)).toMatchObject({ ENABLE_SQS_TERMINATION_DRAINING: "false" });
    expect(pod(template, "container", 0, "env", 0)).toEqual({
      name: "NODE_NAME",
      value_from: { field_ref: { field_path: "spec.nodeName" } },
    });
  });

  test.each([
    ["drain", { ENABLE_REBALANCE_MONITORING: "true", ENABLE_REBALANCE_DRAINING: "true" }],
    ["ignore", { ENABLE_REBALANCE_MONITORING: "false", ENABLE_REBALANCE_DRAINING: "false" }],
  ])("GIVEN recommendations to %s THEN it does", (rebalanceRecommendation, expected) => {
    expect(variables(built({ rebalanceRecommendation }))).toMatchObject(expected);
  });

  test("GIVEN planned events to ignore and less time THEN it is told so", () => {
    expect(variables(built({ scheduledEvents: "ignore", nodeSeconds: 60 }))).toMatchObject({
      ENABLE_SCHEDULED_EVENT_DRAINING: "false",
      NODE_TERMINATION_GRACE_PERIOD: "60",
    });
  });

  test("GIVEN more time than AWS gives THEN it is refused", () => {
    expect(nodeTerminationHandler.settings.safeParse({ nodeSeconds: 121 }).success).toBe(false);
  });
});

describe("the pods", () => {
  test("GIVEN spot nodes THEN it runs on them and no others, whatever taints they come to have", () => {
    expect(pod(template)).toMatchObject({
      node_selector: { "fake.cloud/node": "spot" },
      priority_class_name: "system-node-critical",
    });
    expect(pod(template, "toleration")).toEqual([{ operator: "Exists" }]);
  });

  test("GIVEN nothing THEN a pinned image runs in the sheet's size; another size takes its place", () => {
    const resources = { requests: { cpu: "60m", memory: "70Mi" }, limits: { cpu: "200m", memory: "256Mi" } };

    expect(pod(template, "container", 0)).toMatchObject({
      image: expect.stringMatching(/^public\.ecr\.aws\/aws-ec2\/aws-node-termination-handler:v\d+\.\d+\.\d+$/),
      resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } },
    });
    expect(pod(built({ resources }), "container", 0, "resources")).toEqual(resources);
  });

  test("GIVEN the node's network THEN that is all it has beyond restricted: no host path, no root, no port", () => {
    expect(pod(template)).toMatchObject({
      host_network: true,
      dns_policy: "ClusterFirstWithHostNet",
      security_context: { run_as_non_root: true, run_as_user: "1000" },
      container: [{ security_context: { privileged: false, allow_privilege_escalation: false } }],
    });
    expect(pod(template)).not.toHaveProperty("volume");
    expect(pod(template, "container", 0)).not.toHaveProperty("port");
  });
});

test("GIVEN its calls THEN its rights are theirs, and it starts once it has them", () => {
  const role = template.resource("kubernetes_cluster_role_v1");

  expect(role.at("rule")).toEqual([
    { api_groups: [""], resources: ["nodes"], verbs: ["list", "get", "patch"] },
    { api_groups: [""], resources: ["pods"], verbs: ["list", "get"] },
    { api_groups: [""], resources: ["pods/eviction"], verbs: ["create"] },
    { api_groups: ["apps"], resources: ["daemonsets"], verbs: ["get"] },
  ]);
  expect(template.resource("kubernetes_daemon_set_v1").dependsOn).toContain(role.address);
  expect(pod(template, "automount_service_account_token")).toBe(true);
  expect(nodeTerminationHandler.clusterWideObjects).toContain("ClusterRole");
});

test("GIVEN a target without spot nodes THEN they are asked for", () => {
  expect(nodeTerminationHandler.needs?.(nodeTerminationHandler.settings.parse({}))).toEqual([
    { capability: "spotNodes" },
  ]);
});
