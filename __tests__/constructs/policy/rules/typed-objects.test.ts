import { TerraformHclModule } from "cdktf";
import { CustomResources } from "../../../../constructs/core/custom-resources";
import { typedObjects } from "../../../../constructs/policy/rules/typed-objects";
import { describeRule } from "../support/describe-rule";
import type { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";

function object(apiVersion: string, kind: string) {
  return (stack: PolicyStack) =>
    void new CustomResources(stack, "objects", {
      name: "objects",
      namespace: "apps",
      objects: [{ apiVersion, kind, metadata: { name: "it" } }],
    });
}

describeRule(typedObjects, {
  compliant: {
    "custom resource": object("kueue.x-k8s.io/v1beta1", "ClusterQueue"),
    "an add-on's kind of a built-in name": object("serving.knative.dev/v1", "Service"),
    "built-in kind that the provider has no class for": object("resource.k8s.io/v1", "DeviceClass"),
    "public chart": (stack) => void resource(stack, "helm_release", { chart: "kueue", values: ["kind: Deployment"] }),
  },
  violations: {
    "core group": {
      given: object("v1", "Secret"),
      says: ["Secret it is a raw object, whose contents no rule can see"],
    },
    "named group": {
      given: object("apps/v1", "Deployment"),
      says: ["Deployment it is a raw object, whose contents no rule can see"],
    },
    "group of k8s.io": {
      given: object("rbac.authorization.k8s.io/v1", "ClusterRole"),
      says: ["ClusterRole it is a raw object, whose contents no rule can see"],
    },
  },
  unknown: {
    module: {
      given: (stack) =>
        void new TerraformHclModule(stack, "network", { source: "terraform-aws-modules/vpc/aws", version: "6.0.0" }),
      says: ["no rule can see what module network makes"],
    },
    "values that Terraform renders": {
      given: (stack) =>
        void resource(stack, "helm_release", { chart: "${path.module}/chart", values: ['${file("objects.yaml")}'] }),
      says: ["values are not JSON, so no rule can see the objects of the local chart"],
    },
  },
});
