import { AutoscalingGroup, type AutoscalingGroupConfig } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import { Construct } from "constructs";
import { drainMinutes } from "../../../config/eks/drain-minutes";
import type { EksNodePool } from "../../../config/schema/eks/node-pool";
import { protect } from "../../core/protect";
import type { AwsSite } from "../aws-site";
import type { NodePoolPlan } from "./node-pool-plan";
import { nodeTags } from "./node-tags";
import type { NodeTemplate } from "./node-template";

export interface SelfManagedNodeGroupProps {
  readonly site: AwsSite;
  readonly plan: NodePoolPlan;
  readonly template: NodeTemplate;
  readonly subnetIds: readonly string[];
}

/**
 * A pool as an Auto Scaling group of a known name, `<prefix>-gpu-nodes-<pool>`: gpu-dev's own programs count such groups
 * by it. How many machines run is whoever's who scales the group, within the bounds, so the number is never planned.
 */
export class SelfManagedNodeGroup extends Construct {
  constructor(scope: Construct, id: string, { site, plan, template, subnetIds }: SelfManagedNodeGroupProps) {
    super(scope, id);
    const { pool } = plan;
    const group = new AutoscalingGroup(this, "group", {
      name: `${site.target.nodeGroupPrefix ?? site.environment.name}-gpu-nodes-${plan.name}`,
      minSize: pool.nodes.min,
      maxSize: pool.nodes.max,
      vpcZoneIdentifier: [...subnetIds],
      ...machines(plan, template),
      healthCheckType: "EC2",
      // Seconds until a machine that starts must answer: five minutes.
      healthCheckGracePeriod: 300,
      // An apply never waits for machines: GPUs may be long in coming, and Terraform would give up on all the rest.
      waitForCapacityTimeout: "0",
      // To even out zones it would end machines that people work on.
      suspendedProcesses: ["AZRebalance"],
      ...refresh(pool),
      tag: Object.entries(groupTags(site, plan)).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      lifecycle: { ignoreChanges: ["desired_capacity"] },
    });
    if (pool.purpose === "gpu") protect(group, site.environment.deletionProtection);
    if (pool.capacity.kind !== "capacityBlock" || pool.nodes.max === 0) return;
    const drain = new Date(Date.parse(pool.capacity.end) - drainMinutes * 60_000);
    new AutoscalingSchedule(this, "drain", {
      scheduledActionName: "drain-before-the-block-ends",
      autoscalingGroupName: group.name,
      startTime: drain.toISOString().replace(".000Z", "Z"),
      minSize: 0,
      maxSize: 0,
      desiredCapacity: 0,
    });
  }
}

type Machines = Pick<AutoscalingGroupConfig, "launchTemplate" | "mixedInstancesPolicy">;

/** One machine comes from the template; several, or spot ones, from a policy that says which of them first. */
function machines({ machines: names, pool: { capacity } }: NodePoolPlan, template: NodeTemplate): Machines {
  if (capacity.kind !== "spot" && names.length === 1) {
    return { launchTemplate: { id: template.templateId, version: template.version } };
  }
  const spot = capacity.kind === "spot";
  return {
    mixedInstancesPolicy: {
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: template.templateId, version: template.version },
        override: names.map((instanceType) => ({ instanceType })),
      },
      instancesDistribution: {
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: spot ? 0 : 100,
        ...(spot
          ? { spotAllocationStrategy: "price-capacity-optimized" }
          : { onDemandAllocationStrategy: "prioritized" }),
        ...(capacity.kind === "spot" && capacity.maxPrice !== undefined
          ? { spotMaxPrice: String(capacity.maxPrice) }
          : {}),
      },
    },
  };
}

/**
 * Machines of builds and of the system are replaced in turn when the template changes. Those that users reserve are
 * not: Auto Scaling drains nobody, so an apply would end sessions of days; and a spot machine that is ended may have no
 * successor (fact sheet of gpu-dev, §28.1 items 5 and 6). They take the new template when they are next started.
 */
function refresh(pool: EksNodePool): Pick<AutoscalingGroupConfig, "instanceRefresh"> {
  const { purpose, capacity, maxUnavailablePercent } = pool;
  if (purpose === "gpu" || capacity.kind === "spot") return {};
  const preferences = { minHealthyPercentage: 100 - maxUnavailablePercent, instanceWarmup: "300" };
  return { instanceRefresh: { strategy: "Rolling", preferences } };
}

/** Spot groups carry the cluster autoscaler's marks as well: it finds the groups it may scale by them. */
function groupTags(site: AwsSite, plan: NodePoolPlan): Readonly<Record<string, string>> {
  return {
    ...nodeTags(site, plan),
    [`kubernetes.io/cluster/${site.clusterName}`]: "owned",
    ...(plan.pool.capacity.kind === "spot"
      ? { [`k8s.io/cluster-autoscaler/${site.clusterName}`]: "owned", "k8s.io/cluster-autoscaler/enabled": "true" }
      : {}),
  };
}
