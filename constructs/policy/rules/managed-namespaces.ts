import { labelPrefix } from "../../../config/naming";
import { attribute } from "../attribute";
import type { BlockIndex } from "../block-index";
import type { Finding } from "../finding";
import { flag } from "../flag";
import { isExpression } from "../is-expression";
import { nestedBlocks } from "../nested-blocks";
import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";
import type { RenderedBlock } from "../rendered-block";

const enforce = "pod-security.kubernetes.io/enforce";

/** What Namespace puts beside every namespace: a namespace that lacks one of them was made some other way. */
const companions = [
  { kind: "network_policy", what: "network policy that denies by default", counts: deniesByDefault },
  { kind: "resource_quota", what: "resource quota", counts: () => true },
  { kind: "limit_range", what: "limit range", counts: () => true },
];

export const managedNamespaces: PolicyRule = {
  id: "managed-namespaces",
  summary: "Every namespace comes from the Namespace construct: Pod Security enforced, denied by default, bounded.",
  remedy: "declare the namespace in the environment's `namespaces`; charts must not create their own",
  appliesTo: ({ section, type }) =>
    section === "resource" && (/^kubernetes_namespace(_v1)?$/.test(type) || type === "helm_release"),
  check: ({ type, body }, { stack }) => {
    if (type === "helm_release") {
      if (isExpression(body.create_namespace))
        return [outcome.unknown("create_namespace", body.create_namespace, "create_namespace")];
      return flag(body.create_namespace)
        ? [
            outcome.fail(
              `the release creates the namespace ${body.namespace} with nothing in it that bounds it`,
              "create_namespace",
            ),
          ]
        : [];
    }
    const name = attribute(body, "metadata", "name");
    if (typeof name !== "string") return [outcome.fail("the namespace has no name of its own", "name")];
    if (isExpression(name)) return [outcome.unknown("metadata.name", name, "name")];
    return [
      ...levelFindings(name, attribute(body, "metadata")),
      ...companions.flatMap(({ kind, what, counts }) => companionFindings({ name, stack, kind, what, counts })),
    ];
  },
};

function levelFindings(name: string, metadata: unknown): readonly Finding[] {
  const level = attribute(metadata, "labels", enforce);
  if (isExpression(level)) return [outcome.unknown(`label ${enforce}`, level, "pod-security")];
  if (level === "restricted") return [];
  if (level !== "baseline" && level !== "privileged") {
    return [outcome.fail(`namespace ${name} enforces no Pod Security level`, "pod-security")];
  }
  const reason = attribute(metadata, "annotations", `${labelPrefix}/pod-security-reason`);
  return typeof reason === "string" && reason.trim() !== ""
    ? []
    : [outcome.fail(`namespace ${name} enforces Pod Security ${level} and gives no reason`, "pod-security")];
}

interface Companion {
  readonly name: string;
  readonly stack: BlockIndex;
  readonly kind: string;
  readonly what: string;
  readonly counts: (block: RenderedBlock) => boolean;
}

function companionFindings({ name, stack, kind, what, counts }: Companion): readonly Finding[] {
  if (stack.objects(kind, name).some(counts)) return [];
  if (stack.hasUnplaced(kind)) {
    return [
      {
        outcome: "unknown",
        message: `namespace ${name} may have a ${what}: only Terraform knows whose the stack's are`,
        subject: kind,
      },
    ];
  }
  return [outcome.fail(`namespace ${name} has no ${what} in its stack`, kind)];
}

/** For all pods, in both directions, and only with named destinations. */
function deniesByDefault({ body }: RenderedBlock): boolean {
  const spec = attribute(body, "spec");
  const selector = attribute(spec, "pod_selector");
  const types = attribute(spec, "policy_types");
  return (
    typeof selector === "object" &&
    Object.keys(Array.isArray(selector) ? (selector[0] ?? {}) : (selector ?? {})).length === 0 &&
    Array.isArray(types) &&
    types.includes("Ingress") &&
    types.includes("Egress") &&
    nestedBlocks(spec, "ingress").blocks.length === 0 &&
    nestedBlocks(spec, "egress").blocks.every((rule) => nestedBlocks(rule, "to").blocks.length > 0)
  );
}
