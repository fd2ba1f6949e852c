import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { AwsRole } from "../identity/aws-role";
import { serviceTrust } from "../identity/service-trust";
import { karpenterNames } from "./karpenter-names";

/**
 * Who the nodes are that Karpenter makes. The instance profile is made here and not by Karpenter, which then needs no
 * right to change IAM. The network add-on has a role of its own, so nodes have none of its rights.
 */
export class KarpenterNodeIdentity extends Construct {
  constructor(scope: Construct, id: string, site: AwsSite) {
    super(scope, id);
    const { nodeRole, nodeRoleArn, instanceProfile } = karpenterNames(site);
    const role = new AwsRole(this, "role", {
      site,
      purpose: nodeRole,
      description: `Nodes that Karpenter makes for cluster ${site.clusterName}`,
      trust: [serviceTrust(site, { service: "ec2.amazonaws.com", source: "unsaid" })],
      managedPolicies: ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"],
    });
    new IamInstanceProfile(this, "profile", { name: instanceProfile, role: role.name }).node.addDependency(role);
    new EksAccessEntry(this, "access", {
      clusterName: site.clusterName,
      principalArn: nodeRoleArn,
      type: "EC2_LINUX",
    }).node.addDependency(role);
  }
}
