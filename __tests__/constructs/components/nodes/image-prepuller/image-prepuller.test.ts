import { imagePrepuller } from "../../../../../constructs/components/nodes/image-prepuller/image-prepuller";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import type { Template } from "../../../../support/template";

const devImage = "registry.example.com/gpu-dev-pod:2.10.0";

function built(overrides: object = {}, image = devImage, cluster = new FakeCluster()): Template {
  const settings = imagePrepuller.settings.parse(overrides);
  return synthesized((scope, context) => imagePrepuller.build(scope, settings, context), {
    cluster,
    required: { devPods: { image } },
  });
}

const daemonSet = (template: Template) => template.resource("kubernetes_daemon_set_v1");
const pod = (template: Template, ...path: (string | number)[]) =>
  daemonSet(template).at("spec", "template", "spec", ...path);
const pulled = (template: Template) =>
  (pod(template, "init_container") as readonly { image: string }[]).map(({ image }) => image);

describe("what is pulled", () => {
  test("GIVEN the smallest settings THEN the dev pods' own image, by a shell that ends at once", () => {
    expect(pod(built(), "init_container")).toMatchObject([
      { name: "pull-0", image: devImage, command: ["/bin/sh", "-c", "exit 0"], image_pull_policy: "IfNotPresent" },
    ]);
  });

  test("GIVEN further images THEN they are pulled after it, each once", () => {
    const images = ["docker:27.5.1-dind", devImage];

    expect(pulled(built({ images }))).toEqual([devImage, "docker:27.5.1-dind"]);
  });

  test("GIVEN a mirror THEN the nodes hold the references that dev pods will ask for", () => {
    const mirrored = built({}, devImage, new FakeCluster({ mirror: "mirror.example.com", pullSecret: "pull" }));

    expect(pulled(mirrored)).toEqual([`mirror.example.com/${devImage}`]);
    expect(pod(mirrored, "image_pull_secrets")).toEqual([{ name: "pull" }]);
  });

  test("GIVEN another dev image THEN the pods change, and so roll", () => {
    const template = (image: string) => daemonSet(built({}, image)).at("spec", "template");

    expect(template("registry.example.com/gpu-dev-pod:2.11.0")).not.toEqual(template(devImage));
  });

  test("GIVEN an image without a pin THEN it is refused: IfNotPresent would keep a stale one", () => {
    expect(imagePrepuller.settings.safeParse({ images: ["docker:latest"] }).success).toBe(false);
    expect(imagePrepuller.settings.safeParse({ images: ["docker"] }).success).toBe(false);
  });
});

describe("the pods", () => {
  const template = built();

  test("GIVEN a new image THEN all nodes pull it at once, and a deploy does not wait for them", () => {
    expect(daemonSet(template).at("spec", "strategy", "rolling_update", "max_unavailable")).toBe("100%");
    expect(daemonSet(template).at("wait_for_rollout")).toBe(false);
  });

  test("GIVEN the pause image, which has no shell THEN nothing is run in it: no command, probe or hook", () => {
    const [holder, ...others] = pod(template, "container") as readonly object[];

    expect(others).toEqual([]);
    expect(holder).toMatchObject({ image: expect.stringMatching(/^registry\.k8s\.io\/pause:\d/) });
    for (const part of ["command", "args", "startup_probe", "liveness_probe", "readiness_probe", "lifecycle"]) {
      expect(holder).not.toHaveProperty(part);
    }
  });

  test("GIVEN any image THEN it is started without rights: not root, nothing writable, no token", () => {
    expect(pod(template)).toMatchObject({
      automount_service_account_token: false,
      security_context: { run_as_non_root: true, run_as_user: "65535" },
      init_container: [{ security_context: { read_only_root_filesystem: true, capabilities: { drop: ["ALL"] } } }],
    });
    expect(pod(template)).not.toHaveProperty("volume");
  });

  test("GIVEN the sheet's size THEN a node loses 10m CPU and 10Mi to it", () => {
    expect(pod(template, "container", 0, "resources", "requests")).toEqual({ cpu: "10m", memory: "10Mi" });
  });
});

describe("where", () => {
  const onTypes = (...types: readonly string[]) => types.map((type) => ({ "fake.cloud/type": type }));

  test("GIVEN no types THEN every node of the pools' types, through their taints", () => {
    const terms = ["affinity", "node_affinity", "required_during_scheduling_ignored_during_execution"];

    expect(pod(built(), ...terms, "node_selector_term")).toEqual(
      onTypes("h100", "t4").map((labels) => ({
        match_expressions: Object.entries(labels).map(([key, value]) => ({ key, operator: "In", values: [value] })),
      })),
    );
    expect(pod(built(), "toleration")).toEqual([{ key: "nvidia.com/gpu", operator: "Exists" }]);
  });

  test("GIVEN types THEN their nodes and no others", () => {
    expect(pod(built({ gpuTypes: ["t4"] }), "node_selector")).toEqual(onTypes("t4")[0]);
  });

  test("GIVEN arm64 nodes THEN they are left out, unless they are named", () => {
    const environment = resolvedEnvironment({
      target: {
        kind: "existing",
        kubeconfig: { context: "sample" },
        kubernetesVersion: "1.35",
        nodePools: { arm: { purpose: "gpu", gpu: "cpu-arm", labels: { GpuType: "cpu-arm" }, nodes: 1 } },
      },
    });
    const said = (overrides: object) =>
      imagePrepuller.check?.(imagePrepuller.settings.parse(overrides), environment)?.map(({ message }) => message);

    expect(said({})).toEqual(["has no nodes to pull onto: no pool of the target has x86_64 nodes that users reserve"]);
    expect(said({ gpuTypes: ["cpu-arm"] })).toEqual([]);
  });
});
