import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { contentHash } from "./content-hash";
import { egressNetworkRule, ingressNetworkRule, networkRulePods, networkRulePorts } from "./network-rules";
import type { PodOptions } from "./pod";

export interface CreatedPodsNetworkPolicyProps extends Pick<PodOptions, "connectsTo" | "accepts" | "serviceAccount"> {
  readonly context: ComponentContext;
  /** Name of the policy, and of the policies that let the pods in elsewhere. */
  readonly name: string;
  /** Namespace of the pods. Default: the component's. */
  readonly namespace?: string;
  /** Labels that the program puts on the pods it makes. */
  readonly podLabels: Readonly<Record<string, string>>;
}

/**
 * Network of pods that a program makes at run time. They carry its labels, not ours, so besides what lets them out
 * there is a policy on the other side of every connection that lets them in.
 */
export class CreatedPodsNetworkPolicy extends Construct {
  /** @throws Error when a rule, or the pods, name nobody: Kubernetes takes that for "all". */
  constructor(scope: Construct, id: string, props: CreatedPodsNetworkPolicyProps) {
    super(scope, id);
    const { context, name, podLabels, accepts = [] } = props;
    const connectsTo = [...(props.connectsTo ?? []), ...(props.serviceAccount?.credentialEndpoints ?? [])];
    const namespace = props.namespace ?? context.namespace;
    const home = { ...context, namespace };
    const ingress = accepts.map((rule) => ingressNetworkRule(home, name, rule, podLabels));
    const egress = connectsTo.map((endpoint) => egressNetworkRule(home, name, endpoint));
    new NetworkPolicyV1(this, "policy", {
      metadata: { name, namespace },
      spec: {
        podSelector: networkRulePods(name, podLabels),
        policyTypes: ["Ingress", "Egress"],
        ...(ingress.length > 0 ? { ingress } : {}),
        ...(egress.length > 0 ? { egress } : {}),
      },
    });
    for (const endpoint of connectsTo) {
      if (endpoint.kind !== "pods") continue;
      const hash = contentHash([namespace, endpoint.namespace, endpoint.podLabels, endpoint.ports]);
      new NetworkPolicyV1(this, `admission-${hash}`, {
        metadata: { name: `${name}-${hash}`, namespace: endpoint.namespace },
        spec: {
          podSelector: networkRulePods(name, endpoint.podLabels),
          policyTypes: ["Ingress"],
          ingress: [
            {
              ports: networkRulePorts(name, endpoint.ports),
              from: [
                {
                  ...(endpoint.namespace === namespace
                    ? {}
                    : { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } } }),
                  podSelector: networkRulePods(name, podLabels),
                },
              ],
            },
          ],
        },
      });
    }
  }
}
