import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { PlacementGroup } from "@cdktf/provider-aws/lib/placement-group";
import { TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { AwsSite } from "../aws-site";
import { AwsRole } from "../identity/aws-role";
import { serviceTrust } from "../identity/service-trust";
import { NetworkLookup } from "../network/network-lookup";
import { ManagedNodeGroup } from "./managed-node-group";
import { type NodePoolPlan, nodePoolPlan } from "./node-pool-plan";
import { NodeTemplate } from "./node-template";
import { SelfManagedNodeGroup } from "./self-managed-node-group";
import { type ClusterFacts, encodedUserData } from "./user-data/encoded-user-data";
import { nodeUserData } from "./user-data/node-user-data";

export interface NodeGroupsProps {
  readonly site: AwsSite;
  readonly cluster: ClusterFacts;
}

/** What a node must do by itself: call the control plane, pull images. Its pods have roles of their own for all else. */
const nodePolicies = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"];

/** The nodes of an EKS cluster: one group for each pool, under the pool's name. */
export class NodeGroups extends Construct {
  /** The system's pools alone: what needs a node waits for these, and never for a GPU that may be long in coming. */
  readonly system: readonly IConstruct[];

  /** A place of their own, so that no pool's name is that of a part of this. */
  private readonly pools: Construct;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NodeGroupsProps,
  ) {
    super(scope, id);
    this.pools = new Construct(this, "pools");
    const plans = Object.keys(props.site.target.nodePools).map((name) => nodePoolPlan(props.site, name));
    const managed = plans.filter(({ pool }) => pool.group === "managed");
    const selfManaged = plans.filter(({ pool }) => pool.group === "selfManaged");
    if (managed.length > 0) {
      // EKS lets the nodes of its own groups in by itself.
      const role = this.role("managed-role", "nodes", "Nodes of managed groups");
      for (const plan of managed) this.managed(plan, role);
    }
    if (selfManaged.length > 0) {
      const role = this.role("self-managed-role", "self-managed-nodes", "Nodes of self-managed groups");
      const profile = new IamInstanceProfile(this, "instance-profile", { name: role.name, role: role.name });
      profile.node.addDependency(role);
      const entry = new EksAccessEntry(this, "access-entry", {
        clusterName: props.site.clusterName,
        principalArn: role.arn,
        type: "EC2_LINUX",
      });
      entry.node.addDependency(role);
      for (const plan of selfManaged) this.selfManaged(plan, profile.name).node.addDependency(entry);
    }
    this.system = plans
      .filter(({ pool }) => pool.purpose === "system")
      .map(({ name }) => this.pools.node.findChild(name));
  }

  private managed(plan: NodePoolPlan, role: AwsRole): void {
    const { site } = this.props;
    const { release } = plan.image;
    const pool = new Construct(this.pools, plan.name);
    const template = new NodeTemplate(pool, "template", { site, plan, ...this.start(pool, plan) });
    const group = new ManagedNodeGroup(pool, "group", {
      site,
      plan,
      template,
      roleArn: role.arn,
      release: typeof release === "string" ? release : parameter(pool, "release", release.parameter),
      subnetIds: this.subnets(plan),
    });
    // The role's policies too: a node without them never becomes ready, and EKS gives the group up.
    group.node.addDependency(role);
  }

  private selfManaged(plan: NodePoolPlan, instanceProfile: string): SelfManagedNodeGroup {
    const { site } = this.props;
    const pool = new Construct(this.pools, plan.name);
    const imageId = parameter(pool, "image", plan.image.idParameter);
    const template = new NodeTemplate(pool, "template", {
      site,
      plan,
      ...this.start(pool, plan),
      selfManaged: { imageId, instanceProfile },
    });
    return new SelfManagedNodeGroup(pool, "group", { site, plan, template, subnetIds: this.subnets(plan) });
  }

  /** Where and with what a pool's machines start. */
  private start(scope: Construct, plan: NodePoolPlan) {
    const { site, cluster } = this.props;
    const placementGroup = placementOf(scope, site, plan);
    return {
      userData: encodedUserData(
        nodeUserData(
          plan,
          plan.pool.group === "selfManaged"
            ? { cluster: { name: site.clusterName, serviceCidr: site.target.controlPlane.serviceCidr } }
            : {},
        ),
        cluster,
      ),
      ...(placementGroup === undefined ? {} : { placementGroup }),
    };
  }

  private subnets({ pool, zones }: NodePoolPlan): readonly string[] {
    const network = NetworkLookup.in(TerraformStack.of(this), this.props.site);
    return network.subnets(pool.subnets === "public" ? "public" : "nodes", zones);
  }

  private role(id: string, purpose: string, description: string): AwsRole {
    const { site } = this.props;
    return new AwsRole(this, id, {
      site,
      purpose,
      description: `${description} of the cluster ${site.clusterName}`,
      trust: [serviceTrust(site, { service: "ec2.amazonaws.com", source: "unsaid" })],
      managedPolicies: nodePolicies,
    });
  }
}

/** A pool's own placement group, or the one that its reservation was made in. */
function placementOf(scope: Construct, site: AwsSite, { name, pool }: NodePoolPlan): string | undefined {
  if (pool.capacity.kind === "reservation") return pool.capacity.placementGroup;
  if (pool.placement === "none") return undefined;
  return new PlacementGroup(scope, "placement", { name: site.name(name), strategy: "cluster" }).name;
}

/** What a public parameter of Amazon's says; no secret, so plans may show it. */
function parameter(scope: Construct, id: string, name: string): string {
  return new DataAwsSsmParameter(scope, id, { name }).insecureValue;
}
