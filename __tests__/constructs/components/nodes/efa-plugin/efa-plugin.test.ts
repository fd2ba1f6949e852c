import { efaPlugin } from "../../../../../constructs/components/nodes/efa-plugin/efa-plugin";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";

function built(overrides: object = {}, cluster = new FakeCluster()): Template {
  const settings = efaPlugin.settings.parse(overrides);
  return synthesized((scope, context) => efaPlugin.build(scope, settings, context), { cluster });
}

const pod = (template: Template, ...path: (string | number)[]) =>
  template.resource("kubernetes_daemon_set_v1").at("spec", "template", "spec", ...path);

const template = built();

test("GIVEN nothing THEN AWS's image runs in the size of AWS's chart, with limits", () => {
  expect(pod(template, "container")).toMatchObject([
    {
      image: expect.stringMatching(
        /^602401143452\.dkr\.ecr\.us-west-2\.amazonaws\.com\/eks\/aws-efa-k8s-device-plugin:v/,
      ),
      resources: { requests: { cpu: "10m", memory: "20Mi" }, limits: { cpu: "100m", memory: "128Mi" } },
    },
  ]);
});

test("GIVEN another image and size THEN they take the place of the defaults", () => {
  const image = "918309763551.dkr.ecr.cn-north-1.amazonaws.com.cn/eks/aws-efa-k8s-device-plugin:v0.5.20";
  const resources = { requests: { cpu: "20m", memory: "32Mi" }, limits: { cpu: "50m", memory: "64Mi" } };

  expect(pod(built({ image, resources }), "container")).toMatchObject([{ image, resources }]);
});

test("GIVEN nodes with cards THEN it runs on them through every taint of theirs, before pods that want the cards", () => {
  expect(pod(template)).toMatchObject({
    node_selector: { "fake.cloud/node": "efa" },
    toleration: [
      { key: "nvidia.com/gpu", operator: "Exists" },
      { key: "CriticalAddonsOnly", operator: "Exists" },
      { key: "aws.amazon.com/efa", operator: "Exists" },
    ],
    priority_class_name: "system-node-critical",
  });
});

test("GIVEN the kubelet's way to register THEN its folder and the cards' device files are mounted where they are", () => {
  const paths = (kind: "volume" | "container") =>
    kind === "volume"
      ? (pod(template, "volume") as { host_path: { path: string } }[]).map(({ host_path }) => host_path.path)
      : (pod(template, "container", 0, "volume_mount") as { mount_path: string }[]).map(({ mount_path }) => mount_path);

  expect(paths("container")).toEqual(["/var/lib/kubelet/device-plugins", "/dev/infiniband", "/opt/aws/neuron"]);
  expect(paths("volume")).toEqual(paths("container"));
});

test("GIVEN a program of the node THEN it shares the node's network, drops all capabilities and has no token", () => {
  expect(pod(template)).toMatchObject({
    host_network: true,
    automount_service_account_token: false,
    container: [{ security_context: { privileged: true, run_as_user: "0", capabilities: { drop: ["ALL"] } } }],
  });
});

test("GIVEN a target without cards THEN it is asked for: a plugin with nothing to offer is refused", () => {
  expect(efaPlugin.needs?.(efaPlugin.settings.parse({}))).toEqual([{ capability: "efa" }]);
});

test("GIVEN the plugin THEN nothing of it is cluster-wide", () => {
  expect(template.resources().filter(({ type }) => type.includes("cluster"))).toEqual([]);
});
