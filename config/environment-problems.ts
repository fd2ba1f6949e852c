import { layers } from "./layer";
import { longestLabelValue, stackName } from "./naming";
import type { Problem } from "./problem";
import type { EnvironmentBase } from "./schema/environment";

/** What is wrong with an environment beyond the form of its fields, components aside. */
export function environmentProblems(environment: EnvironmentBase): Problem[] {
  return [...nameProblems(environment), ...namespaceProblems(environment), ...nodePoolProblems(environment)];
}

function nameProblems({ name }: EnvironmentBase): Problem[] {
  const longest = layers.map((layer) => stackName(name, layer)).sort((one, other) => other.length - one.length)[0] ?? name;
  const over = longest.length - longestLabelValue;
  if (over <= 0) return [];
  return [
    {
      environment: name,
      path: "name",
      found: name,
      message: `makes the stack name ${longest}, which is ${longest.length} characters long`,
      allowed: `derived names of at most ${longestLabelValue} characters (they become label values)`,
      hint: `shorten the name by ${over} or more`,
    },
  ];
}

function namespaceProblems({ name, scope, namespaces }: EnvironmentBase): Problem[] {
  const count = Object.keys(namespaces).length;
  if (scope === "cluster") return [];
  const problems: Problem[] = [];
  if (count > 1) {
    problems.push({
      environment: name,
      path: "namespaces",
      found: Object.keys(namespaces),
      message: "are several, and this environment's scope is namespace",
      allowed: "exactly one namespace, which is there already",
      hint: "put all components into one namespace, or set scope to cluster",
    });
  }
  for (const [namespace, settings] of Object.entries(namespaces)) {
    for (const key of ["podSecurity", "quota"] as const) {
      if (settings[key]) {
        problems.push({
          environment: name,
          path: `namespaces.${namespace}.${key}`,
          message: "is set by whoever owns the namespace, and this environment's scope is namespace",
          hint: `remove ${key}: a namespace that is given cannot be changed from inside it`,
        });
      }
    }
  }
  return problems;
}

function nodePoolProblems({ name, target }: EnvironmentBase): Problem[] {
  return Object.entries(target.nodePools).flatMap(([pool, settings]): Problem[] => {
    const path = `target.nodePools.${pool}.gpu`;
    if (settings.purpose === "gpu" && !settings.gpu) {
      return [{ environment: name, path, message: "is required where purpose is gpu", hint: "name the pool's GPU type" }];
    }
    if (settings.purpose === "system" && settings.gpu) {
      return [
        {
          environment: name,
          path,
          found: settings.gpu,
          message: "is set on a pool for system pods",
          hint: 'set purpose to "gpu", or remove gpu: system pods must not fill GPU nodes',
        },
      ];
    }
    return [];
  });
}
