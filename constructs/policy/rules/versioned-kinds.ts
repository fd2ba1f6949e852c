import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";

/** The API version of the autoscaler is 2; the provider has no newer name for it. */
const versioned = /^kubernetes_(?:\w+_v1(?:_data)?|horizontal_pod_autoscaler_v2)$/;

export const versionedKinds: PolicyRule = {
  id: "versioned-kinds",
  summary: "Kubernetes objects are written with the provider's versioned classes, never as kubernetes_manifest.",
  remedy:
    "use the class whose name ends in V1; a custom resource goes through CustomResources, one layer above its CRD",
  appliesTo: ({ section, type }) =>
    section === "resource" && /^kube(?:rnetes|ctl)_/.test(type) && !versioned.test(type),
  check: ({ type }) => [outcome.fail(reason(type))],
};

function reason(type: string): string {
  if (/_manifest$|^kubectl_/.test(type)) return `${type} needs the API server and the CRD before it can plan`;
  if (/_v\d/.test(type)) return `${type} is written for an API version that clusters drop`;
  return `${type} names no API version, so the provider decides what it makes`;
}
