import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { egressNetworkRule, ingressNetworkRule } from "./network-rules";
import type { PodOptions } from "./pod";
import { selectorLabels } from "./selector-labels";

export interface WorkloadNetworkPolicyProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** The workload's pods: what they connect to, their account's credentials included, and whom they accept. */
  readonly pod: Pick<PodOptions, "connectsTo" | "accepts" | "serviceAccount" | "hostNetwork">;
}

/** The named allows of one workload on top of its namespace's default deny. */
export class WorkloadNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, props: WorkloadNetworkPolicyProps) {
    super(scope, id);
    const { context, name, pod } = props;
    const ingress = (pod.accepts ?? []).map((rule) =>
      ingressNetworkRule(context, name, rule, selectorLabels(context, name)),
    );
    // No policy reaches pods on the node's network.
    const credentials = pod.hostNetwork ? [] : (pod.serviceAccount?.credentialEndpoints ?? []);
    const endpoints = [...(pod.connectsTo ?? []), ...credentials];
    const egress = endpoints.map((endpoint) => egressNetworkRule(context, name, endpoint));
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
