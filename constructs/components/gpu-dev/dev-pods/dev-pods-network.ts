import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import type * as z from "zod";
import type { ComponentContext } from "../../../contracts/component";
import type { NetworkEndpoint } from "../../../contracts/network-endpoint";
import { CreatedPodsNetworkPolicy } from "../../../kubernetes/created-pods-network-policy";
import { publicInternet } from "../../../kubernetes/public-internet";
import { registryEndpoint } from "../../builds/registry-endpoint";
import type { DevPodsContract } from "./dev-pods-contract";
import type { settings } from "./settings";

export interface DevPodsNetworkProps {
  readonly context: ComponentContext;
  readonly settings: z.output<typeof settings>;
  readonly contract: DevPodsContract;
}

/** Docker's port in its sidecar listens on every address of the pod. */
const dockerPort = 2376;

/** The network of pods that the processor makes; the namespace denies whatever is not named here. */
export class DevPodsNetwork extends Construct {
  constructor(scope: Construct, id: string, { context, settings, contract }: DevPodsNetworkProps) {
    super(scope, id);
    const { podLabels, sshPort, jupyterPort, builds } = contract;
    const outside: NetworkEndpoint[] = [
      ...(settings.internetPorts.length > 0 ? [publicInternet(settings.internetPorts)] : []),
      ...settings.reaches.map(({ cidrs, ports }) => ({ kind: "addresses", cidrs, ports }) as const),
    ];
    new CreatedPodsNetworkPolicy(this, "pods", {
      context,
      name: "dev-pods",
      podLabels,
      accepts: [{ ports: [sshPort, jupyterPort], from: { cidrs: settings.reachableFrom } }],
      connectsTo: outside,
    });
    const registry = settings.builds?.push?.network;
    if (builds) {
      new CreatedPodsNetworkPolicy(this, "builds", {
        context,
        name: "dev-pods-builds",
        podLabels: builds.podLabels,
        connectsTo: [...outside, ...(registry ? [registryEndpoint(registry)] : [])],
      });
    }
    if (settings.rendezvous) this.rendezvous(context.namespace, podLabels, [dockerPort, jupyterPort]);
  }

  /** NCCL and Gloo take any port that is free, so all of them are opened but those that serve one pod's own user. */
  private rendezvous(namespace: string, podLabels: Readonly<Record<string, string>>, closed: readonly number[]): void {
    const bounds = [1023, ...[...closed].sort((one, other) => one - other), 65536];
    const ports = bounds.slice(1).map((end, index) => ({
      protocol: "TCP",
      port: String((bounds[index] ?? 0) + 1),
      endPort: end - 1,
    }));
    const peers = [{ podSelector: { matchLabels: { ...podLabels } } }];
    new NetworkPolicyV1(this, "rendezvous", {
      metadata: { name: "dev-pods-rendezvous", namespace },
      spec: {
        podSelector: { matchLabels: { ...podLabels } },
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ ports, from: peers }],
        egress: [{ ports, to: peers }],
      },
    });
  }
}
