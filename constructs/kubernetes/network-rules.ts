import type {
  NetworkPolicyV1SpecEgress,
  NetworkPolicyV1SpecIngress,
} from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { liesInside } from "../../config/fields/cidr";
import { labelPrefix } from "../../config/naming";
import type { Site } from "../contracts/component";
import type { AddressEndpoint, NetworkEndpoint } from "../contracts/network-endpoint";
import type { IngressRule } from "./ingress-rule";

/**
 * A rule of the pods called `name` that lets others in; `members` are the pods with the labels `own`.
 *
 * @throws Error when the rule names nobody, because Kubernetes takes an empty list for "all"
 */
export function ingressNetworkRule(
  context: Site,
  name: string,
  { from, ports }: IngressRule,
  own: Readonly<Record<string, string>>,
): NetworkPolicyV1SpecIngress {
  const peers = (() => {
    if (from === "members") return [{ podSelector: { matchLabels: { ...own } } }];
    if ("cidrs" in from) return named(name, "cidrs", from.cidrs).map((cidr) => ({ ipBlock: { cidr } }));
    return [{ ...environmentNamespaces(context), podSelector: networkRulePods(name, from.clientsOf.clientLabels) }];
  })();
  return { ports: networkRulePorts(name, ports), from: peers };
}

/**
 * A rule of the pods called `name` that lets them out to an endpoint.
 *
 * @throws Error when the rule names nobody, because Kubernetes takes an empty list for "all", or excepts what is outside
 */
export function egressNetworkRule(context: Site, name: string, endpoint: NetworkEndpoint): NetworkPolicyV1SpecEgress {
  const ports = networkRulePorts(name, endpoint.ports);
  if (endpoint.kind === "addresses") {
    return {
      ports,
      to: addressBlocks(name, endpoint).map((ipBlock) => ({ ipBlock })),
    };
  }
  const elsewhere = endpoint.namespace !== context.namespace;
  return {
    ports,
    to: [
      {
        ...(elsewhere
          ? { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": endpoint.namespace } } }
          : {}),
        podSelector: networkRulePods(name, endpoint.podLabels),
      },
    ],
  };
}

/** Kubernetes refuses an exception that does not lie inside its network, so each stands with the networks around it. */
function addressBlocks(name: string, { cidrs, except = [] }: AddressEndpoint) {
  const stray = except.filter((inner) => !cidrs.some((outer) => liesInside(inner, outer)));
  if (stray.length > 0) {
    throw new Error(`${name}: ${stray.join(", ")} is excepted from ${cidrs.join(", ")}, and lies in none of them`);
  }
  return named(name, "cidrs", cidrs).map((cidr) => {
    const inside = except.filter((inner) => liesInside(inner, cidr));
    return { cidr, ...(inside.length > 0 ? { except: inside } : {}) };
  });
}

/** All namespaces of the environment; a namespace-scoped environment has but its own, whose labels are not ours. */
function environmentNamespaces({ environment }: Site) {
  if (environment.scope === "namespace") return {};
  return { namespaceSelector: { matchLabels: { [`${labelPrefix}/environment`]: environment.name } } };
}

/** Pods by their labels; none would mean all. */
export function networkRulePods(name: string, labels: Readonly<Record<string, string>>) {
  return { matchLabels: Object.fromEntries(named(name, "labels", Object.entries(labels))) };
}

/** TCP ports of a rule; none would mean all. */
export function networkRulePorts(name: string, ports: readonly number[]) {
  return named(name, "ports", ports).map((port) => ({ port: String(port), protocol: "TCP" }));
}

/** What a rule names; an empty list is refused, because Kubernetes takes it for "all". */
function named<Item>(workload: string, what: string, items: readonly Item[]): readonly Item[] {
  if (items.length > 0) return items;
  throw new Error(
    `${workload}: a network rule without ${what} would let everything through; name them, or leave the rule out`,
  );
}
