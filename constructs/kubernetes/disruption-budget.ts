import { PodDisruptionBudgetV1 } from "@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1";
import { Construct } from "constructs";
import type { ComponentContext } from "../contracts/component";
import { selectorLabels } from "./selector-labels";

export interface DisruptionBudgetProps {
  readonly context: ComponentContext;
  readonly name: string;
  readonly replicas: number;
}

/** Lets a drain take one pod of a workload at a time; a workload of one pod has no budget, which would block every drain. */
export class DisruptionBudget extends Construct {
  constructor(scope: Construct, id: string, props: DisruptionBudgetProps) {
    super(scope, id);
    if (props.replicas < 2) return;
    new PodDisruptionBudgetV1(this, "budget", {
      metadata: { name: props.name, namespace: props.context.namespace },
      spec: { maxUnavailable: "1", selector: { matchLabels: selectorLabels(props.context, props.name) } },
    });
  }
}
