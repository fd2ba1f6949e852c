import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";

export interface NodeSecurityGroupProps {
  readonly site: AwsSite;
  readonly vpcId: string;
}

/**
 * The security group of all nodes. It outlives clusters: file systems and proxies refer to it.
 * What the control plane and its nodes need of each other is added with the cluster, and goes with it; so do the ports
 * that load balancers need. Nothing is open to the internet, no NodePort either.
 */
export class NodeSecurityGroup extends Construct {
  constructor(scope: Construct, id: string, { site, vpcId }: NodeSecurityGroupProps) {
    super(scope, id);
    const name = site.name("nodes");
    // No tag kubernetes.io/cluster: it tells controllers which of a machine's groups to open. Machines have this one alone,
    // or the cluster's own beside it, which EKS tags itself; two tagged groups would be refused.
    const group = new SecurityGroup(this, "group", {
      name,
      description: "Nodes of the cluster, among themselves and outwards",
      vpcId,
      tags: { Name: name },
    });
    const itself = { securityGroupId: group.id, referencedSecurityGroupId: group.id, ipProtocol: "-1" };
    // EFA is no TCP and asks for rules of the group to itself, of all protocols and in both directions:
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html
    new VpcSecurityGroupIngressRule(this, "from-nodes", {
      ...itself,
      description: "Everything between nodes; EFA needs all protocols",
      tags: { Name: `${name}-from-nodes` },
    });
    new VpcSecurityGroupEgressRule(this, "to-nodes", {
      ...itself,
      description: "Everything between nodes; EFA takes no address instead of the group",
      tags: { Name: `${name}-to-nodes` },
    });
    new VpcSecurityGroupEgressRule(this, "to-anywhere", {
      securityGroupId: group.id,
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "-1",
      description: "Images, packages and the services of AWS",
      tags: { Name: `${name}-to-anywhere` },
    });
  }
}
