import { attribute } from "../attribute";
import type { BlockIndex } from "../block-index";
import { isExpression } from "../is-expression";
import { makesPods } from "../makes-pods";
import { nestedBlocks } from "../nested-blocks";
import { outcome } from "../outcome";
import { podNamespace } from "../pod-namespace";
import { podTemplate } from "../pod-template";
import type { PolicyRule } from "../policy-rule";

const directions = ["Ingress", "Egress"] as const;

interface Selection {
  readonly labels: readonly (readonly [string, unknown])[];
  readonly types: readonly unknown[];
}

export const networkCoverage: PolicyRule = {
  id: "network-coverage",
  summary:
    "Network policies of the environment select every pod in both directions, so that nothing is open unless it is named.",
  remedy: "run the workload in a namespace of the environment, whose Namespace denies by default",
  appliesTo: makesPods,
  check: (block, { environment }) => {
    const namespace = podNamespace(block);
    if (isExpression(namespace)) return [outcome.unknown("metadata.namespace", namespace)];
    const labels = attribute(podTemplate(block).metadata, "labels");
    const open = uncovered(selections(environment, String(namespace)), labels);
    return open.map((direction) => {
      const message = `no network policy of the environment selects the pods for ${direction.toLowerCase()} in namespace ${namespace}`;
      if (isExpression(labels))
        return {
          outcome: "unknown",
          message: `${message}, as far as is known: their labels are ${labels}`,
          subject: direction,
        };
      return environment.hasUnplaced("network_policy")
        ? {
            outcome: "unknown",
            message: `${message}, as far as is known: only Terraform knows the namespace of some`,
            subject: direction,
          }
        : outcome.fail(message, direction);
    });
  },
};

function uncovered(policies: readonly Selection[], podLabels: unknown): string[] {
  const labels = (typeof podLabels === "object" ? (podLabels ?? {}) : {}) as Record<string, unknown>;
  const open = new Set<string>(directions);
  for (const { labels: wanted, types } of policies) {
    if (!wanted.every(([key, value]) => labels[key] === value)) continue;
    for (const type of types) open.delete(String(type));
    // Policies for all pods come first, so a namespace that denies by default is done here, however many follow.
    if (open.size === 0) break;
  }
  return [...open];
}

/** Whom the policies of a namespace select, the widest first. Selectors by expression are left out: they prove nothing. */
function selections(index: BlockIndex, namespace: string): readonly Selection[] {
  return index.once(`selections ${namespace}`, () =>
    index
      .objects("network_policy", namespace)
      .map(({ body }) => attribute(body, "spec"))
      .filter((spec) => {
        const selector = attribute(spec, "pod_selector");
        return !isExpression(selector) && nestedBlocks(selector, "match_expressions").blocks.length === 0;
      })
      .map((spec) => {
        const types = attribute(spec, "policy_types");
        return {
          labels: Object.entries((attribute(spec, "pod_selector", "match_labels") as object | undefined) ?? {}),
          types: Array.isArray(types) ? types : [],
        };
      })
      .sort((one, other) => one.labels.length - other.labels.length),
  );
}
