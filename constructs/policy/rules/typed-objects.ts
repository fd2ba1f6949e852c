import { attribute } from "../attribute";
import type { Finding } from "../finding";
import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";

/** Kinds that the provider has a class for: rules read their attributes, and cannot where they are rows of a chart. */
const typedKinds = new Set([
  "ClusterRole",
  "ClusterRoleBinding",
  "ConfigMap",
  "CronJob",
  "DaemonSet",
  "Deployment",
  "Endpoints",
  "HorizontalPodAutoscaler",
  "Ingress",
  "IngressClass",
  "Job",
  "LimitRange",
  "Namespace",
  "NetworkPolicy",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "Pod",
  "PodDisruptionBudget",
  "PriorityClass",
  "ReplicationController",
  "ResourceQuota",
  "Role",
  "RoleBinding",
  "RuntimeClass",
  "Secret",
  "Service",
  "ServiceAccount",
  "StatefulSet",
  "StorageClass",
]);

/** API groups of Kubernetes itself have no dot or end in k8s.io; add-ons give kinds such as Service other meanings. */
const ownGroup = /^(?:[a-z]+\/)?v\d\w*$|^[a-z.]+\.k8s\.io\/v\d\w*$/;

export const typedObjects: PolicyRule = {
  id: "typed-objects",
  summary:
    "Whatever the rules can read is written so that they do: no built-in kind through CustomResources, no Terraform module.",
  remedy: "write the object with its class of constructs/kubernetes or of the provider",
  appliesTo: ({ section, type }) => section === "module" || (section === "resource" && type === "helm_release"),
  check: ({ section, name, body }) => {
    if (section === "module") return [{ outcome: "unknown", message: `no rule can see what module ${name} makes` }];
    if (typeof body.chart !== "string" || !body.chart.startsWith("${path.module}/")) return [];
    return [body.values].flat().flatMap((values) => objectFindings(values));
  },
};

function objectFindings(values: unknown): readonly Finding[] {
  if (typeof values !== "string") return [];
  const parsed = parse(values);
  if (parsed === undefined)
    return [{ outcome: "unknown", message: "values are not JSON, so no rule can see the objects of the local chart" }];
  const objects = attribute(parsed, "objects");
  return (Array.isArray(objects) ? objects : []).flatMap((object: unknown) => {
    const [apiVersion, kind] = [attribute(object, "apiVersion"), attribute(object, "kind")];
    if (typeof kind !== "string" || !typedKinds.has(kind) || !ownGroup.test(String(apiVersion))) return [];
    const name = String(attribute(object, "metadata", "name"));
    return [outcome.fail(`${kind} ${name} is a raw object, whose contents no rule can see`, `${kind}.${name}`)];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
