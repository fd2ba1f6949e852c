import { Deployment } from "../../../constructs/kubernetes/deployment";
import { SharedVolume } from "../../../constructs/kubernetes/shared-volume";
import { type ContextOptions, synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";
import { sampleContainer, samplePod } from "../../support/sample-pod";

function template(options: ContextOptions = {}) {
  return synthesized((scope, context) => {
    const { claimName } = new SharedVolume(scope, "trees", { context, name: "trees", size: "100Gi" });
    const mounts = [{ volume: "trees", path: "/trees", readOnly: true }];
    const pod = samplePod({ containers: [sampleContainer({ mounts })], volumes: { trees: { claim: { claimName } } } });
    new Deployment(scope, "app", { context, name: "app", replicas: 2, pod });
  }, options);
}

test("GIVEN shared files THEN the claim asks their class for a volume of many pods, and does not wait for one", () => {
  expect(template().resource("kubernetes_persistent_volume_claim_v1").body).toMatchObject({
    metadata: { name: "trees", namespace: "sample" },
    spec: {
      access_modes: ["ReadWriteMany"],
      storage_class_name: "fake-shared",
      resources: { requests: { storage: "100Gi" } },
    },
    wait_until_bound: false,
  });
});

test("GIVEN a pod that mounts it THEN it names the claim", () => {
  expect(template().resource("kubernetes_deployment_v1").at("spec", "template", "spec", "volume")).toEqual([
    { name: "trees", persistent_volume_claim: { claim_name: "trees" } },
  ]);
});

test.each([
  [true, { prevent_destroy: true }],
  [false, undefined],
])("GIVEN deletion protection %j THEN its lifecycle is %j", (deletionProtection, lifecycle) => {
  const claim = template({ environment: { deletionProtection } }).resource("kubernetes_persistent_volume_claim_v1");

  expect(claim.at("lifecycle")).toEqual(lifecycle);
});

test("GIVEN a target without shared files THEN it is refused by name", () => {
  expect(() => template({ cluster: new FakeCluster({ capabilities: [] }) })).toThrow(
    "trees: the target has no shared files; configuration should have refused this",
  );
});
