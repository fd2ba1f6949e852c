import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { acknowledgeExceptions } from "./acknowledge-exceptions";
import { DisruptionBudget } from "./disruption-budget";
import type { PodOptions } from "./pod";
import { podTemplate } from "./pod-template";
import { selectorLabels } from "./selector-labels";
import { startAfter } from "./start-after";
import { WorkloadNetworkPolicy } from "./workload-network-policy";

export interface DeploymentProps {
  readonly context: ComponentContext;
  readonly name: string;
  /** Pods at any time; a roll adds one before it takes one away. */
  readonly replicas: number;
  readonly pod: PodOptions;
  /** Minutes until Terraform gives up waiting for all pods to be ready. Default: 10. */
  readonly rolloutMinutes?: number;
  /** Whether a deploy waits for the pods. `never` is for work in the background whose image alone takes minutes. Default: it waits. */
  readonly waitForRollout?: "never";
}

/** A Deployment with its network policy and, from two replicas on, a disruption budget and spread over nodes and zones. */
export class Deployment extends Construct {
  constructor(scope: Construct, id: string, props: DeploymentProps) {
    super(scope, id);
    const { context, name, replicas, pod } = props;
    const timeout = `${props.rolloutMinutes ?? 10}m`;
    const deployment = new DeploymentV1(this, "deployment", {
      metadata: { name, namespace: context.namespace },
      spec: {
        replicas: String(replicas),
        revisionHistoryLimit: 5,
        selector: { matchLabels: selectorLabels(context, name) },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "1", maxUnavailable: "0" } },
        template: podTemplate({ context, name, pod, spread: replicas > 1 ? "preferred" : undefined }),
      },
      waitForRollout: props.waitForRollout !== "never",
      timeouts: { create: timeout, update: timeout },
    });
    acknowledgeExceptions(deployment, pod);
    startAfter(deployment, context.namespace, pod, new WorkloadNetworkPolicy(this, "network", { context, name, pod }));
    new DisruptionBudget(this, "disruption", { context, name, replicas });
  }
}
