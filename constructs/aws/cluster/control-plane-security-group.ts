import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { NetworkLookup } from "../network/network-lookup";

/** Ports of nodes and pods that the API server calls: kubelets, webhooks, aggregated APIs. */
const portsOfNodes = {
  https: { fromPort: 443, toPort: 443 },
  unprivileged: { fromPort: 1025, toPort: 65535 },
} as const;

/**
 * Who reaches the control plane's network interfaces, and whom they reach: nodes and their pods, and clients in the
 * VPC. The group of the nodes is older than the cluster; its rules for the control plane are made here, and go with it.
 * https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
 */
export class ControlPlaneSecurityGroup extends Construct {
  readonly groupId: string;

  constructor(scope: Construct, id: string, { site }: { readonly site: AwsSite }) {
    super(scope, id);
    const network = NetworkLookup.in(TerraformStack.of(this), site);
    const nodes = network.securityGroup("nodes");
    const group = new SecurityGroup(this, "group", {
      name: site.name("control-plane"),
      description: `Control plane of the cluster ${site.clusterName}`,
      vpcId: network.vpcId,
      tags: { Name: site.name("control-plane") },
    });
    this.groupId = group.id;
    const https = { securityGroupId: group.id, ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    new VpcSecurityGroupIngressRule(this, "from-nodes", {
      ...https,
      description: "Nodes and pods call the API server",
      referencedSecurityGroupId: nodes,
    });
    for (const cidr of [network.cidr, ...clientsBeyond(site)]) {
      new VpcSecurityGroupIngressRule(this, `from-${cidr.replace(/[/.]/g, "-")}`, {
        ...https,
        description: "Clients call the API server",
        cidrIpv4: cidr,
      });
    }
    for (const [name, ports] of Object.entries(portsOfNodes)) {
      const description = "The API server calls kubelets and webhooks";
      new VpcSecurityGroupEgressRule(this, `to-nodes-${name}`, {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        ...ports,
        description,
        referencedSecurityGroupId: nodes,
      });
      new VpcSecurityGroupIngressRule(this, `nodes-from-control-plane-${name}`, {
        securityGroupId: nodes,
        ipProtocol: "tcp",
        ...ports,
        description,
        referencedSecurityGroupId: group.id,
      });
    }
  }
}

/** Networks that reach the VPC by a VPN or a peering, and call the private endpoint from there. */
function clientsBeyond({ target }: AwsSite): readonly string[] {
  const { endpoint } = target.controlPlane;
  return endpoint.kind === "private" ? endpoint.cidrs : [];
}
