import { versionedKinds } from "../../../../constructs/policy/rules/versioned-kinds";
import { describeRule } from "../support/describe-rule";
import type { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";

const kind = (type: string) => (stack: PolicyStack) => void resource(stack, type);

describeRule(versionedKinds, {
  compliant: {
    "version 1": kind("kubernetes_deployment_v1"),
    "data of another's object": kind("kubernetes_config_map_v1_data"),
    "autoscaler version 2": kind("kubernetes_horizontal_pod_autoscaler_v2"),
    "data source": kind("data.kubernetes_nodes"),
    "other providers": kind("aws_instance"),
  },
  violations: {
    "no version": {
      given: kind("kubernetes_deployment"),
      says: ["kubernetes_deployment names no API version, so the provider decides what it makes"],
    },
    beta: {
      given: kind("kubernetes_horizontal_pod_autoscaler_v2beta2"),
      says: ["kubernetes_horizontal_pod_autoscaler_v2beta2 is written for an API version that clusters drop"],
    },
    manifest: {
      given: kind("kubernetes_manifest"),
      says: ["kubernetes_manifest needs the API server and the CRD before it can plan"],
    },
    "another provider's manifest": {
      given: kind("kubectl_manifest"),
      says: ["kubectl_manifest needs the API server and the CRD before it can plan"],
    },
  },
});
