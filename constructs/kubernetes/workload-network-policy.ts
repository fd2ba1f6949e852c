import {
  NetworkPolicyV1,
  type NetworkPolicyV1SpecEgress,
  type NetworkPolicyV1SpecIngress,
} from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import { labelPrefix } from "../../config/naming";
import type { ComponentContext, Site } from "../contracts/component";
import type { NetworkEndpoint } from "../contracts/network-endpoint";
import type { IngressRule } from "./ingress-rule";
import type { PodOptions } from "./pod";
import { selectorLabels } from "./selector-labels";

export interface WorkloadNetworkPolicyProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** The workload's pods: what they connect to and whom they accept. */
  readonly pod: Pick<PodOptions, "connectsTo" | "accepts">;
}

/** The named allows of one workload on top of its namespace's default deny. */
export class WorkloadNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, props: WorkloadNetworkPolicyProps) {
    super(scope, id);
    const { context, name, pod } = props;
    const ingress = (pod.accepts ?? []).map((rule) => ingressRule(context, name, rule));
    const egress = (pod.connectsTo ?? []).map((endpoint) => egressRule(context, name, endpoint));
    if (ingress.length === 0 && egress.length === 0) return;
    new NetworkPolicyV1(this, "policy", {
      metadata: { name, namespace: context.namespace },
      spec: {
        podSelector: { matchLabels: selectorLabels(context, name) },
        policyTypes: [...(ingress.length > 0 ? ["Ingress"] : []), ...(egress.length > 0 ? ["Egress"] : [])],
        ...(ingress.length > 0 ? { ingress } : {}),
        ...(egress.length > 0 ? { egress } : {}),
      },
    });
  }
}

function ingressRule(
  context: ComponentContext,
  name: string,
  { from, ports }: IngressRule,
): NetworkPolicyV1SpecIngress {
  const peers = (() => {
    if (from === "members") return [{ podSelector: { matchLabels: selectorLabels(context, name) } }];
    if ("cidrs" in from) return named(name, "cidrs", from.cidrs).map((cidr) => ({ ipBlock: { cidr } }));
    return [{ ...environmentNamespaces(context), podSelector: podSelector(name, from.clientsOf.clientLabels) }];
  })();
  return { ports: tcp(name, ports), from: peers };
}

function egressRule(context: ComponentContext, name: string, endpoint: NetworkEndpoint): NetworkPolicyV1SpecEgress {
  const ports = tcp(name, endpoint.ports);
  if (endpoint.kind === "addresses") {
    return { ports, to: named(name, "cidrs", endpoint.cidrs).map((cidr) => ({ ipBlock: { cidr } })) };
  }
  const elsewhere = endpoint.namespace !== context.namespace;
  return {
    ports,
    to: [
      {
        ...(elsewhere
          ? { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": endpoint.namespace } } }
          : {}),
        podSelector: podSelector(name, endpoint.podLabels),
      },
    ],
  };
}

/** All namespaces of the environment; a namespace-scoped environment has but its own, whose labels are not ours. */
function environmentNamespaces({ environment }: Site) {
  if (environment.scope === "namespace") return {};
  return { namespaceSelector: { matchLabels: { [`${labelPrefix}/environment`]: environment.name } } };
}

function podSelector(name: string, labels: Readonly<Record<string, string>>) {
  return { matchLabels: Object.fromEntries(named(name, "labels", Object.entries(labels))) };
}

function tcp(name: string, ports: readonly number[]) {
  return named(name, "ports", ports).map((port) => ({ port: String(port), protocol: "TCP" }));
}

/** What a rule names; an empty list is refused, because Kubernetes takes it for "all". */
function named<Item>(workload: string, what: string, items: readonly Item[]): readonly Item[] {
  if (items.length > 0) return items;
  throw new Error(
    `${workload}: a network rule without ${what} would let everything through; name them, or leave the rule out`,
  );
}
