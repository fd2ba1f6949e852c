import {
  LaunchTemplate,
  type LaunchTemplateBlockDeviceMappings,
  type LaunchTemplateConfig,
} from "@cdktf/provider-aws/lib/launch-template";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Capacity } from "../../../config/schema/eks/capacity";
import type { AwsSite } from "../aws-site";
import { NetworkLookup } from "../network/network-lookup";
import { networkInterfaces } from "./network-interfaces";
import type { NodePoolPlan } from "./node-pool-plan";
import { nodeTags } from "./node-tags";

export interface NodeTemplateProps {
  readonly site: AwsSite;
  readonly plan: NodePoolPlan;
  /** What machines run when they start, in base64. */
  readonly userData: string;
  /** Placement group that machines start in. Default: none. */
  readonly placementGroup?: string;
  /** What EKS decides in its managed groups, and nobody does in others. Default: EKS decides. */
  readonly selfManaged?: { readonly imageId: string; readonly instanceProfile: string };
}

/**
 * How machines of a pool start: their disk, network cards, metadata service, tags, and whose reservation they may take.
 * Groups name a version by its number, so a change of the template is a change of the group in the plan.
 */
export class NodeTemplate extends Construct {
  private readonly template: LaunchTemplate;

  constructor(scope: Construct, id: string, props: NodeTemplateProps) {
    super(scope, id);
    const { site, plan, userData, placementGroup, selfManaged } = props;
    const { pool, machines, efaCards } = plan;
    const network = NetworkLookup.in(TerraformStack.of(this), site);
    const tags = nodeTags(site, plan);
    this.template = new LaunchTemplate(this, "template", {
      name: site.name(plan.name),
      description: `Nodes of the pool ${plan.name}`,
      updateDefaultVersion: true,
      // A managed group takes its machines from the group, but for a capacity block, which EKS wants to read here.
      ...((selfManaged && machines.length === 1) || pool.capacity.kind === "capacityBlock"
        ? { instanceType: machines[0] }
        : {}),
      ...(selfManaged
        ? { imageId: selfManaged.imageId, iamInstanceProfile: { name: selfManaged.instanceProfile } }
        : {}),
      userData,
      ebsOptimized: "true",
      blockDeviceMappings: disks(plan),
      networkInterfaces: networkInterfaces({
        machine: machines[0],
        efaCards,
        publicAddress: pool.subnets === "public",
        securityGroups: [network.securityGroup("nodes")],
      }),
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        // One hop: the node itself. A pod that may not use the node's network never gets the node's credentials.
        httpPutResponseHopLimit: 1,
        // EC2 refuses it for instances whose tags have a slash in their keys, as those of Gantry have.
        instanceMetadataTags: "disabled",
      },
      monitoring: { enabled: true },
      ...reservation(pool.capacity),
      ...(placementGroup === undefined ? {} : { placement: { groupName: placementGroup } }),
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
      tags: { Name: site.name(plan.name) },
    });
  }

  get templateId(): string {
    return this.template.id;
  }

  /** Number of the newest version, an expression. */
  get version(): string {
    return `\${${this.template.fqn}.latest_version}`;
  }
}

/** Bottlerocket keeps its system on the first volume and everything else on the second. */
function disks({ pool: { image, disk } }: NodePoolPlan): LaunchTemplateBlockDeviceMappings[] {
  const volume = { volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" };
  const data = { ...volume, volumeSize: disk.sizeGib, iops: disk.iops, throughput: disk.throughput };
  return image === "bottlerocket"
    ? [
        { deviceName: "/dev/xvda", ebs: volume },
        { deviceName: "/dev/xvdb", ebs: data },
      ]
    : [{ deviceName: "/dev/xvda", ebs: data }];
}

/**
 * Whose reservation the machines take. On-demand ones say `none`: left to itself EC2 fills any open reservation that
 * fits, and took machines from one that somebody else had paid for (fact sheet of gpu-dev, §28.1 item 4).
 */
function reservation(
  capacity: Capacity,
): Pick<LaunchTemplateConfig, "capacityReservationSpecification" | "instanceMarketOptions"> {
  if (!("id" in capacity)) return { capacityReservationSpecification: { capacityReservationPreference: "none" } };
  return {
    capacityReservationSpecification: {
      capacityReservationPreference: "capacity-reservations-only",
      capacityReservationTarget: { capacityReservationId: capacity.id },
    },
    ...(capacity.kind === "capacityBlock" ? { instanceMarketOptions: { marketType: "capacity-block" } } : {}),
  };
}
