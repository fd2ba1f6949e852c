import { namespace as namespaceSchema } from "../../../../config/schema/namespace";
import { Namespace } from "../../../../constructs/kubernetes/namespace";
import { managedNamespaces } from "../../../../constructs/policy/rules/managed-namespaces";
import { describeRule } from "../support/describe-rule";
import type { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";

interface Parts {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly deny?: Readonly<Record<string, unknown>> | null;
  readonly of?: string;
}

const denyAll = { pod_selector: {}, policy_types: ["Ingress", "Egress"] };

function namespace({
  labels = { "pod-security.kubernetes.io/enforce": "restricted" },
  annotations = {},
  deny = denyAll,
  of = "apps",
}: Parts) {
  return (stack: PolicyStack) => {
    resource(stack, "kubernetes_namespace_v1", { metadata: { name: "apps", labels, annotations } }, "namespace");
    if (deny) resource(stack, "kubernetes_network_policy_v1", { metadata: { namespace: of }, spec: deny }, "deny");
    resource(stack, "kubernetes_resource_quota_v1", { metadata: { namespace: "apps" } }, "quota");
    resource(stack, "kubernetes_limit_range_v1", { metadata: { namespace: "apps" } }, "limits");
  };
}

const made = (settings: unknown) => (stack: PolicyStack) =>
  void new Namespace(stack, "apps", {
    environment: { name: "test", scope: "cluster", deletionProtection: true },
    name: "apps",
    settings: namespaceSchema.parse(settings),
  });

const baseline = { "pod-security.kubernetes.io/enforce": "baseline" };
const noDenial = ["namespace apps has no network policy that denies by default in its stack"];

describeRule(managedNamespaces, {
  compliant: {
    "by the construct": made({}),
    "by the construct, with an exception": made({
      podSecurity: { level: "privileged", reason: "runs the GPU drivers of the nodes" },
    }),
    "all its parts": namespace({}),
    "release into a namespace that is there": (stack) =>
      void resource(stack, "helm_release", { create_namespace: false }),
  },
  violations: {
    alone: {
      given: (stack) => void resource(stack, "kubernetes_namespace_v1", { metadata: { name: "apps" } }),
      says: [
        "namespace apps enforces no Pod Security level",
        ...noDenial,
        "namespace apps has no resource quota in its stack",
        "namespace apps has no limit range in its stack",
      ],
    },
    "exception without a reason": {
      given: namespace({ labels: baseline }),
      says: ["namespace apps enforces Pod Security baseline and gives no reason"],
    },
    "exception with an empty reason": {
      given: namespace({ labels: baseline, annotations: { "gantry.dev/pod-security-reason": " " } }),
      says: ["namespace apps enforces Pod Security baseline and gives no reason"],
    },
    "denial of another namespace": { given: namespace({ of: "other" }), says: noDenial },
    "denial of some pods": {
      given: namespace({ deny: { ...denyAll, pod_selector: { match_labels: { app: "api" } } } }),
      says: noDenial,
    },
    "denial in one direction": {
      given: namespace({ deny: { ...denyAll, policy_types: ["Ingress"] } }),
      says: noDenial,
    },
    "denial that lets somebody in": { given: namespace({ deny: { ...denyAll, ingress: [{}] } }), says: noDenial },
    "denial that lets everything out": {
      given: namespace({ deny: { ...denyAll, egress: [{ ports: [] }] } }),
      says: noDenial,
    },
    "no name": {
      given: (stack) => void resource(stack, "kubernetes_namespace_v1", { metadata: { generate_name: "apps-" } }),
      says: ["the namespace has no name of its own"],
    },
    "a chart's own": {
      given: (stack) => void resource(stack, "helm_release", { create_namespace: true, namespace: "kueue" }),
      says: ["the release creates the namespace kueue with nothing in it that bounds it"],
    },
  },
  unknown: {
    name: {
      given: (stack) => void resource(stack, "kubernetes_namespace_v1", { metadata: { name: "${var.name}" } }),
      says: ['metadata.name is "${var.name}", which only Terraform knows'],
    },
    "whose denial it is": {
      given: namespace({ of: "${kubernetes_namespace_v1.namespace.metadata[0].name}" }),
      says: [
        "namespace apps may have a network policy that denies by default: only Terraform knows whose the stack's are",
      ],
    },
    level: {
      given: namespace({ labels: { "pod-security.kubernetes.io/enforce": "${var.level}" } }),
      says: ['label pod-security.kubernetes.io/enforce is "${var.level}", which only Terraform knows'],
    },
    "a chart's own": {
      given: (stack) => void resource(stack, "helm_release", { create_namespace: "${var.create}" }),
      says: ['create_namespace is "${var.create}", which only Terraform knows'],
    },
  },
});
