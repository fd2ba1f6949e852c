import { Deployment } from "../../../constructs/kubernetes/deployment";
import type { PodOptions } from "../../../constructs/kubernetes/pod";
import { podTemplate } from "../../../constructs/kubernetes/pod-template";
import { type ContextOptions, componentContext, synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";
import { sampleContainer, samplePod } from "../../support/sample-pod";

function template(pod: Partial<PodOptions> = {}, options: ContextOptions = {}) {
  return podTemplate({ context: componentContext(options), name: "app", pod: samplePod(pod) });
}

/** Spec of the pods as Terraform reads it. */
function rendered(pod: Partial<PodOptions>): unknown {
  return synthesized((scope, context) => {
    new Deployment(scope, "app", { context, name: "app", replicas: 1, pod: samplePod(pod) });
  })
    .resource("kubernetes_deployment_v1")
    .at("spec", "template", "spec");
}

describe("nodes", () => {
  test("GIVEN no placement THEN the pod goes anywhere", () => {
    expect(template().spec).not.toHaveProperty("nodeSelector");
    expect(template().spec).not.toHaveProperty("toleration");
  });

  test("GIVEN a placement on GPUs THEN selector and toleration are the pod's, and the GPUs the first container's", () => {
    const placement = new FakeCluster().nodePools.place({ purpose: "gpu", gpu: "h100", count: 8 });
    const { spec } = template({ placement, containers: [sampleContainer(), sampleContainer({ name: "side" })] });

    expect(spec).toMatchObject({
      nodeSelector: { "fake.cloud/pool": "h100" },
      toleration: [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule", operator: "Equal" }],
      container: [{ resources: { limits: { cpu: "1", memory: "128Mi", "nvidia.com/gpu": "8" } } }, { name: "side" }],
    });
    expect(JSON.stringify(spec).match(/nvidia\.com\/gpu":"8/g)).toHaveLength(1);
  });

  test("GIVEN alternatives THEN the pod goes to nodes that carry all labels of any of them", () => {
    const anyOf = [{ type: "h100", zone: "a" }, { type: "t4" }];
    const placement = { nodeSelector: {}, anyOf, tolerations: [], extendedResources: {} };
    const is = (key: string, value: string) => ({ key, operator: "In", values: [value] });

    expect(rendered({ placement })).toMatchObject({
      affinity: {
        node_affinity: {
          required_during_scheduling_ignored_during_execution: {
            node_selector_term: [
              { match_expressions: [is("type", "h100"), is("zone", "a")] },
              { match_expressions: [is("type", "t4")] },
            ],
          },
        },
      },
    });
    expect(rendered({ placement })).not.toHaveProperty("node_selector");
  });

  test.each([
    ["every taint", {}, { operator: "Exists" }],
    ["a taint of any value", { key: "nvidia.com/gpu" }, { key: "nvidia.com/gpu", operator: "Exists" }],
    ["an empty value", { key: "spot", value: "" }, { key: "spot", value: "", operator: "Equal" }],
  ])("GIVEN a toleration of %s THEN its operator says so", (_what, toleration, expected) => {
    const placement = { nodeSelector: {}, tolerations: [toleration], extendedResources: {} };

    expect(rendered({ placement })).toMatchObject({ toleration: [expected] });
  });

  test("GIVEN the node's network THEN names of the cluster are still found", () => {
    const hostNetwork = { reason: "listens where the node's devices are announced" };

    expect(rendered({ hostNetwork })).toMatchObject({ host_network: true, dns_policy: "ClusterFirstWithHostNet" });
    expect(rendered({})).not.toHaveProperty("host_network");
    expect(rendered({})).not.toHaveProperty("dns_policy");
  });

  test("GIVEN a priority class THEN the pod names it", () => {
    expect(rendered({ priorityClass: "system-node-critical" })).toHaveProperty(
      "priority_class_name",
      "system-node-critical",
    );
    expect(rendered({})).not.toHaveProperty("priority_class_name");
  });

  test("GIVEN a registry with a pull secret THEN the pod names it; without one it names none", () => {
    expect(template({}, { cluster: new FakeCluster({ pullSecret: "pull" }) }).spec).toMatchObject({
      imagePullSecrets: [{ name: "pull" }],
    });
    expect(template().spec).not.toHaveProperty("imagePullSecrets");
  });

  test("GIVEN no grace THEN 30 seconds pass between SIGTERM and SIGKILL; it can be another time", () => {
    expect(template().spec?.terminationGracePeriodSeconds).toBe(30);
    expect(template({ terminationGraceSeconds: 120 }).spec?.terminationGracePeriodSeconds).toBe(120);
  });
});
