import { migTypes } from "../../../config/hardware";
import { Namespace } from "../../../constructs/kubernetes/namespace";
import { synthesized } from "../../support/component-context";
import { resolvedEnvironment } from "../../support/resolved-environment";

/** Each kind of slice is a resource of its own. */
const noSlices = Object.fromEntries(Object.values(migTypes).map(({ resource }) => [`requests.${resource}`, "0"]));

function namespace(settings: object = {}, environment: Readonly<Record<string, unknown>> = {}) {
  const overrides = { ...environment, namespaces: { sample: settings } };
  return synthesized(
    (scope) => {
      const resolved = resolvedEnvironment(overrides);
      const own = resolved.namespaces.sample;
      if (own) new Namespace(scope, "sample", { environment: resolved, name: "sample", settings: own });
    },
    { environment: overrides },
  );
}

describe("GIVEN scope cluster", () => {
  const template = namespace();

  test("THEN the namespace is made, with Pod Security restricted enforced, audited and warned of", () => {
    expect(template.resource("kubernetes_namespace_v1").at("metadata")).toEqual({
      name: "sample",
      labels: {
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/warn": "restricted",
        "app.kubernetes.io/managed-by": "gantry",
        "gantry.dev/environment": "sample",
        "gantry.dev/owner": "team-a",
      },
    });
  });

  test("THEN all traffic of all pods is denied but the one to the cluster's DNS", () => {
    const policy = template.resource("kubernetes_network_policy_v1");

    expect(policy.at("metadata", "name")).toBe("default-deny");
    expect(policy.at("spec")).toEqual({
      pod_selector: {},
      policy_types: ["Ingress", "Egress"],
      egress: [
        {
          ports: [
            { port: "53", protocol: "UDP" },
            { port: "53", protocol: "TCP" },
          ],
          to: [
            {
              namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "kube-system" } },
              pod_selector: { match_labels: { "k8s-app": "kube-dns" } },
            },
            { ip_block: { cidr: "169.254.20.10/32" } },
          ],
        },
      ],
    });
  });

  test("THEN containers that name no requests and limits get the documented ones", () => {
    expect(template.resource("kubernetes_limit_range_v1").at("spec", "limit")).toEqual([
      { type: "Container", default_request: { cpu: "100m", memory: "128Mi" }, default: { cpu: "1", memory: "1Gi" } },
    ]);
  });

  test("THEN no GPU and no slice of one can be requested, and nothing else is bounded", () => {
    expect(template.resource("kubernetes_resource_quota_v1").at("spec", "hard")).toEqual({
      "requests.nvidia.com/gpu": "0",
      ...noSlices,
    });
  });

  test("THEN what is inside waits for the namespace", () => {
    const made = template.resource("kubernetes_namespace_v1").address;

    for (const type of ["kubernetes_network_policy_v1", "kubernetes_limit_range_v1", "kubernetes_resource_quota_v1"]) {
      expect(template.resource(type).dependsOn).toEqual([made]);
    }
  });

  test.each([true, false])("THEN it is protected where the environment is: %j", (deletionProtection) => {
    const lifecycle = namespace({}, { deletionProtection })
      .resource("kubernetes_namespace_v1")
      .at("lifecycle", "prevent_destroy");

    expect(lifecycle ?? false).toBe(deletionProtection);
  });

  test("WHEN Pod Security has an exception THEN its level is enforced, and the reason stands on the namespace", () => {
    const reason = "the GPU operator mounts the host's devices";
    const made = namespace({ podSecurity: { level: "privileged", reason } }).resource("kubernetes_namespace_v1");

    expect(made.at("metadata", "labels")).toMatchObject({ "pod-security.kubernetes.io/enforce": "privileged" });
    expect(made.at("metadata", "annotations")).toEqual({ "gantry.dev/pod-security-reason": reason });
  });

  test("WHEN a quota is given THEN it bounds CPU, memory, pods, GPUs, slices and volumes", () => {
    const quota = {
      requests: { cpu: "8", memory: "16Gi" },
      limits: { cpu: "16", memory: "32Gi" },
      pods: 40,
      gpus: 8,
      slices: { "h100-mig-1g": 16 },
      volumes: "500Gi",
    };

    expect(namespace({ quota }).resource("kubernetes_resource_quota_v1").at("spec", "hard")).toEqual({
      "requests.cpu": "8",
      "requests.memory": "16Gi",
      "limits.cpu": "16",
      "limits.memory": "32Gi",
      pods: "40",
      "requests.nvidia.com/gpu": "8",
      ...noSlices,
      "requests.nvidia.com/mig-1g.10gb": "16",
      "requests.storage": "500Gi",
    });
  });

  test("WHEN container defaults are given THEN they take the place of the documented ones", () => {
    const containerDefaults = { requests: { cpu: "10m", memory: "16Mi" }, limits: { cpu: "2", memory: "2Gi" } };

    expect(namespace({ containerDefaults }).resource("kubernetes_limit_range_v1").at("spec", "limit", 0)).toMatchObject(
      {
        default_request: { cpu: "10m", memory: "16Mi" },
        default: { cpu: "2", memory: "2Gi" },
      },
    );
  });
});

describe("GIVEN scope namespace", () => {
  const template = namespace({}, { scope: "namespace" });

  test("THEN only the default deny is made, and that only for our own pods", () => {
    expect(template.resources().map((block) => block.type)).toEqual(["kubernetes_network_policy_v1"]);
    const policy = template.resource("kubernetes_network_policy_v1");
    expect(policy.at("metadata", "name")).toBe("sample-default-deny");
    expect(policy.at("spec", "pod_selector")).toEqual({ match_labels: { "gantry.dev/environment": "sample" } });
  });
});
