import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { egressNetworkRule, ingressNetworkRule } from "./network-rules";
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
    const ingress = (pod.accepts ?? []).map((rule) =>
      ingressNetworkRule(context, name, rule, selectorLabels(context, name)),
    );
    const egress = (pod.connectsTo ?? []).map((endpoint) => egressNetworkRule(context, name, endpoint));
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
