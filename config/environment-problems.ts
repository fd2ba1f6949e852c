import { derivedNameProblems } from "./eks/derived-name-problems";
import { eksProblems } from "./eks/eks-problems";
import { ownMirrorProblems } from "./eks/own-mirror-problems";
import type { Fault } from "./fault";
import { type NodeTypeSpec, nodeTypes } from "./hardware";
import { layers } from "./layer";
import { longestLabelValue, stackName } from "./naming";
import type { Problem } from "./problem";
import type { EnvironmentBase } from "./schema/environment";
import type { NodePool } from "./schema/node-pool";
import type { Target } from "./schema/target";
import { stateBootstrapProblems } from "./state-bootstrap-problems";

/** What is wrong with an environment beyond the form of its fields, components aside; reads the fields that are sound. */
export function environmentProblems(
  environment: string,
  fields: Partial<EnvironmentBase>,
  input: unknown,
  now: Date,
): Problem[] {
  const { name, scope, namespaces, target, state, artifacts } = fields;
  return [
    ...(name ? nameFaults(name) : []),
    ...(namespaces && scope === "cluster" ? reservedNamespaceFaults(Object.keys(namespaces)) : []),
    ...(namespaces && scope === "namespace" ? givenNamespaceFaults(namespaces, input) : []),
    ...(target && scope === "namespace" ? ownedClusterFaults(target) : []),
    ...(target ? targetFaults(target, now) : []),
    ...(name && target?.kind === "eks" ? derivedNameProblems(name, target) : []),
    ...(artifacts && target?.kind === "eks" ? ownMirrorProblems(target, artifacts) : []),
    ...(state && target ? stateBootstrapProblems(environment, state, target) : []),
  ].map((fault) => ({ environment, ...fault }));
}

function nameFaults(name: string): Fault[] {
  const longest = layers
    .map((layer) => stackName(name, layer))
    .reduce((one, other) => (other.length > one.length ? other : one));
  const over = longest.length - longestLabelValue;
  if (over <= 0) return [];
  return [
    {
      path: "name",
      found: name,
      message: `makes the stack name ${longest}, which is ${longest.length} characters long`,
      allowed: `derived names of at most ${longestLabelValue} characters (they become label values)`,
      hint: `shorten the name by ${over} or more`,
    },
  ];
}

function reservedNamespaceFaults(namespaces: readonly string[]): Fault[] {
  return namespaces
    .filter((namespace) => namespace === "default" || namespace.startsWith("kube-"))
    .map((namespace) => ({
      path: `namespaces.${namespace}`,
      message: "belongs to Kubernetes itself, and this environment would make it",
      allowed: "namespaces of the environment's own: neither default nor kube-...",
      hint: "name a namespace that is not there yet",
    }));
}

function givenNamespaceFaults(namespaces: EnvironmentBase["namespaces"], input: unknown): Fault[] {
  const names = Object.keys(namespaces);
  const faults: Fault[] = [];
  if (names.length > 1) {
    faults.push({
      path: "namespaces",
      found: names,
      message: "are several, and this environment's scope is namespace",
      allowed: "exactly one namespace, which is there already",
      hint: "put all components into one namespace, or set scope to cluster",
    });
  }
  const written = (input as { namespaces: Readonly<Record<string, object>> }).namespaces;
  for (const namespace of names) {
    for (const key of ["podSecurity", "quota", "containerDefaults"]) {
      if (!Object.hasOwn(written[namespace] ?? {}, key)) continue;
      faults.push({
        path: `namespaces.${namespace}.${key}`,
        message: "is set by whoever owns the namespace, and this environment's scope is namespace",
        hint: `remove ${key}: a namespace that is given cannot be changed from inside it`,
      });
    }
  }
  return faults;
}

function ownedClusterFaults({ kind }: Target): Fault[] {
  if (kind !== "eks") return [];
  return [
    {
      path: "scope",
      found: "namespace",
      message: `confines to one namespace what makes the whole cluster (target ${kind})`,
      allowed: "cluster",
      hint: "set scope to cluster, or point target existing at a cluster that somebody else makes",
    },
  ];
}

function targetFaults(target: Target, now: Date): Fault[] {
  return target.kind === "eks" ? eksProblems(target, now) : nodePoolFaults(target.nodePools);
}

function nodePoolFaults(pools: Readonly<Record<string, NodePool>>): Fault[] {
  return Object.entries(pools).flatMap(([pool, { purpose, gpu, machine }]): Fault[] => {
    const path = `target.nodePools.${pool}.gpu`;
    if (purpose === "gpu" && !gpu) {
      return [
        {
          path,
          message: "is required where purpose is gpu",
          hint: "name the pool's GPU type, as in config/hardware.ts",
        },
      ];
    }
    if (purpose !== "gpu" && gpu) {
      return [
        {
          path,
          found: gpu,
          message: `is set on a pool for ${purpose} pods`,
          hint: `set purpose to "gpu", or remove gpu: ${purpose} pods must not fill GPU nodes`,
        },
      ];
    }
    const { machines }: Pick<NodeTypeSpec, "machines"> = gpu ? nodeTypes[gpu] : { machines: [] };
    if (gpu && machine && !machines.includes(machine)) {
      return [
        {
          path: `target.nodePools.${pool}.machine`,
          found: machine,
          message: `is no machine of ${gpu}`,
          allowed: machines.join(", ") || "none: the type is an on-premises one",
          hint: "name one of these, or add the machine to the type in config/hardware.ts",
        },
      ];
    }
    return [];
  });
}
