import { DaemonSetV1 } from "@cdktf/provider-kubernetes/lib/daemon-set-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { acknowledgeExceptions } from "./acknowledge-exceptions";
import type { PodOptions } from "./pod";
import { podTemplate } from "./pod-template";
import { selectorLabels } from "./selector-labels";
import { startAfter } from "./start-after";
import { WorkloadNetworkPolicy } from "./workload-network-policy";

export interface DaemonSetProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** One on each node that its placement names. */
  readonly pod: PodOptions;
  /**
   * Nodes that a roll may leave without a pod at once, a number or a share of all. Default: 100%: one node after
   * the other took 2.5 hours for 26 nodes and a large image.
   */
  readonly maxUnavailable?: string;
  /** Whether a deploy waits for every pod. Default: `never`, because one node that is away would fail it. */
  readonly waitForRollout?: "never" | { readonly minutes: number };
}

/** Pods on every node of some kind. */
export class DaemonSet extends Construct {
  constructor(scope: Construct, id: string, props: DaemonSetProps) {
    super(scope, id);
    const { context, name, pod } = props;
    const wait = props.waitForRollout ?? "never";
    const daemonSet = new DaemonSetV1(this, "daemon-set", {
      metadata: { name, namespace: context.namespace },
      spec: {
        revisionHistoryLimit: 5,
        selector: { matchLabels: selectorLabels(context, name) },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: props.maxUnavailable ?? "100%" } },
        template: podTemplate({ context, name, pod }),
      },
      waitForRollout: wait !== "never",
      ...(wait === "never" ? {} : { timeouts: { create: `${wait.minutes}m`, update: `${wait.minutes}m` } }),
    });
    acknowledgeExceptions(daemonSet, pod);
    startAfter(daemonSet, context.namespace, pod, new WorkloadNetworkPolicy(this, "network", { context, name, pod }));
  }
}
