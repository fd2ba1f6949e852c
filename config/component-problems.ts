import { type Capability, capabilities } from "./capability";
import type { CapabilityNeed, ComponentDescription } from "./component-description";
import { secretSource } from "./fields/secret-source";
import { layers } from "./layer";
import { orderComponents } from "./order-components";
import type { Problem } from "./problem";
import type { Target } from "./schema/target";
import { targetCapabilities, waysToOffer } from "./target-capabilities";

/** What is wrong with the set of components as such: these need no settings to be seen. */
export function componentSetProblems(
  environment: string,
  scope: unknown,
  present: readonly ComponentDescription[],
): Problem[] {
  const ids = new Set(present.map((description) => description.id));
  const at = (description: ComponentDescription) => ({ environment, path: `components.${description.id}` });
  const problems: Problem[] = [];
  for (const description of present) {
    for (const required of description.requires ?? []) {
      if (!ids.has(required.id)) {
        problems.push({
          ...at(description),
          message: `requires the component ${required.id}, which is not here`,
          hint: `add ${required.id} to components, or remove ${description.id}`,
        });
      } else if (layers.indexOf(required.layer) > layers.indexOf(description.layer)) {
        problems.push({
          ...at(description),
          message: `lies in layer ${description.layer} and requires ${required.id} of the higher layer ${required.layer}`,
          hint: "a component only requires what lies in its own layer or below; correct the layer of one of the two",
        });
      }
    }
    for (const other of description.conflicts ?? []) {
      if (ids.has(other)) {
        problems.push({
          ...at(description),
          message: `cannot be in one environment with ${other}`,
          hint: `keep one of ${description.id} and ${other}`,
        });
      }
    }
    if (scope === "namespace" && description.clusterWideObjects) {
      problems.push({
        ...at(description),
        message: `makes cluster-wide objects (${description.clusterWideObjects}), and this environment's scope is namespace`,
        allowed: "components that stay inside one namespace",
        hint: `remove ${description.id}, or have whoever runs the cluster install it and set scope to cluster`,
      });
    }
  }
  const { cycle } = orderComponents(present);
  if (cycle) {
    problems.push({
      environment,
      path: "components",
      found: cycle.join(" -> "),
      message: "require each other in a circle",
      hint: "break the circle: what both need belongs in a component of its own that both require",
    });
  }
  return problems;
}

/** Capabilities of the target that a component's settings ask for in vain. */
export function needProblems(
  environment: string,
  target: Target,
  description: ComponentDescription,
  settings: Readonly<Record<string, unknown>>,
): Problem[] {
  const offered = targetCapabilities(target);
  const list = [...offered].sort().join(", ") || "nothing beyond pods and services";
  return [...(description.needs?.(settings) ?? []), ...externalSecrets(settings)]
    .filter(({ capability }) => !offered.has(capability))
    .map(({ capability, setting }) => ({
      environment,
      path: ["components", description.id, setting].filter(Boolean).join("."),
      message: `needs ${capabilities[capability]}, and the target does not offer it`,
      allowed: `what target ${target.kind} offers: ${list}`,
      hint: `${wayToOffer(target.kind, capability)}, or ${setting ? `change ${setting}` : `remove ${description.id}`}`,
    }));
}

/** Settings of the field `secretSource` that say `external`: no component has to remember that those need a store. */
function externalSecrets(settings: unknown, path: readonly string[] = []): CapabilityNeed[] {
  if (typeof settings !== "object" || settings === null) return [];
  if (secretSource.safeParse(settings).data?.kind === "external") {
    return [{ capability: "secretStore", setting: path.join(".") }];
  }
  return Object.entries(settings).flatMap(([key, value]) => externalSecrets(value, [...path, key]));
}

function wayToOffer(kind: Target["kind"], capability: Capability): string {
  return waysToOffer[kind][capability] ?? `choose a kind of target that offers ${capability}, which ${kind} cannot`;
}
