import { EksNodeGroup, type EksNodeGroupNodeRepairConfig } from "@cdktf/provider-aws/lib/eks-node-group";
import { Construct } from "constructs";
import type { EksNodePool } from "../../../config/schema/eks/node-pool";
import { protect } from "../../core/protect";
import type { AwsSite } from "../aws-site";
import type { NodePoolPlan } from "./node-pool-plan";
import type { NodeTemplate } from "./node-template";

export interface ManagedNodeGroupProps {
  readonly site: AwsSite;
  readonly plan: NodePoolPlan;
  readonly template: NodeTemplate;
  readonly roleArn: string;
  /** The image's release as EKS takes it. */
  readonly release: string;
  readonly subnetIds: readonly string[];
}

const capacityTypes = {
  onDemand: "ON_DEMAND",
  reservation: "ON_DEMAND",
  spot: "SPOT",
  capacityBlock: "CAPACITY_BLOCK",
} as const satisfies Record<EksNodePool["capacity"]["kind"], string>;

const effects = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const;

/** Pools below this size count their broken nodes; a share of them would be less than one node. */
const smallPool = 10;

/**
 * A pool as an EKS managed node group: EKS replaces its nodes one after another when the template or the release
 * changes, drains them first, and repairs them. How many run is whoever's who scales the group, within the bounds.
 */
export class ManagedNodeGroup extends Construct {
  constructor(scope: Construct, id: string, props: ManagedNodeGroupProps) {
    super(scope, id);
    const { site, plan, template, roleArn, release, subnetIds } = props;
    const { pool, machines, image } = plan;
    const group = new EksNodeGroup(this, "group", {
      clusterName: site.clusterName,
      nodeGroupName: plan.name,
      nodeRoleArn: roleArn,
      subnetIds: [...subnetIds],
      amiType: image.amiType,
      releaseVersion: release,
      capacityType: capacityTypes[pool.capacity.kind],
      // A capacity block has its machine in the template, and EKS takes it from one of both places.
      ...(pool.capacity.kind === "capacityBlock" ? {} : { instanceTypes: [...machines] }),
      launchTemplate: { id: template.templateId, version: template.version },
      scalingConfig: { minSize: pool.nodes.min, maxSize: pool.nodes.max, desiredSize: pool.nodes.min },
      updateConfig: { maxUnavailablePercentage: pool.maxUnavailablePercent },
      nodeRepairConfig: repair(pool),
      // Pods that a disruption budget keeps stop an update; they are not killed for it.
      forceUpdateVersion: false,
      labels: { ...plan.labels },
      taint: plan.taints.map(({ key, value, effect }) => ({
        key,
        ...(value === "" ? {} : { value }),
        effect: effects[effect],
      })),
      tags: { Name: site.name(plan.name) },
      lifecycle: { ignoreChanges: ["scaling_config[0].desired_size"] },
    });
    // What runs on GPUs is people's work of days; a change that replaces the group is a second pool instead.
    if (pool.purpose === "gpu") protect(group, site.environment.deletionProtection);
  }
}

/** One node at a time. EKS stops repairing where so many are broken at once that the cause must be something else. */
function repair({ repair: wanted, nodes: { max } }: EksNodePool): EksNodeGroupNodeRepairConfig {
  if (wanted === "none") return { enabled: false };
  return {
    enabled: true,
    maxParallelNodesRepairedCount: 1,
    ...(max < smallPool
      ? { maxUnhealthyNodeThresholdCount: Math.max(1, Math.floor(max / 2)) }
      : { maxUnhealthyNodeThresholdPercentage: 20 }),
  };
}
