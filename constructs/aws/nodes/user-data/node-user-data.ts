import type { NodePoolPlan } from "../node-pool-plan";
import { bootScripts } from "./boot-scripts";
import { bottlerocketSettings } from "./bottlerocket-settings";
import { multipart } from "./multipart";
import { nodeConfig } from "./node-config";
import type { NodeUserDataOptions } from "./node-user-data-options";

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
