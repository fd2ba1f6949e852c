import type { NodePoolPlan } from "../node-pool-plan";
import { bootScripts } from "./boot-scripts";
import { bottlerocketSettings } from "./bottlerocket-settings";
import { multipart } from "./multipart";
import { nodeConfig } from "./node-config";

export interface NodeUserDataOptions {
  /** The cluster to join. Default: EKS adds what the nodes of a managed group must know of it. */
  readonly cluster?: {
    readonly name: string;
    /** Network of Services; cluster DNS has its tenth address. */
    readonly serviceCidr: string;
  };
}

/**
 * What a pool's machines read when they start, as text: for AL2023 scripts that run before the drivers are loaded, and
 * the configuration of nodeadm, which joins the node; for Bottlerocket its settings.
 */
export function nodeUserData(plan: NodePoolPlan, options: NodeUserDataOptions = {}): string {
  if (plan.pool.image === "bottlerocket") return bottlerocketSettings(plan, options);
  return multipart([
    ...bootScripts(plan).map((content) => ({ type: "text/cloud-boothook", content })),
    { type: "application/node.eks.aws", content: nodeConfig(plan, options) },
  ]);
}
