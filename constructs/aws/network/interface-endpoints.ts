import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { NetworkSettings } from "../../../config/schema/eks/network";
import type { AwsSite } from "../aws-site";
import { endpointPolicy } from "./endpoint-policy";

export interface InterfaceEndpointsProps {
  readonly site: AwsSite;
  readonly vpcId: string;
  readonly network: Extract<NetworkSettings, { kind: "new" }>;
  /** Ids of the subnets that they stand in, by zone. */
  readonly subnets: ReadonlyMap<string, string>;
}

/** Services of AWS at private addresses in every zone, under their usual names. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, { site, vpcId, network, subnets }: InterfaceEndpointsProps) {
    super(scope, id);
    if (network.endpoints.length === 0) return;
    const name = site.name("endpoints");
    // No rule outwards: endpoints only answer.
    const group = new SecurityGroup(this, "group", {
      name,
      description: "Interface endpoints, for nodes and pods",
      vpcId,
      tags: { Name: name },
    });
    const callers = { network: network.cidr, "pod-network": network.podCidr };
    for (const [caller, cidrIpv4] of Object.entries(callers)) {
      new VpcSecurityGroupIngressRule(this, `https-from-${caller}`, {
        securityGroupId: group.id,
        cidrIpv4,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        description: "HTTPS from inside the VPC",
        tags: { Name: `${name}-https-from-${caller}` },
      });
    }
    for (const service of network.endpoints) {
      const policy = endpointPolicy(site, service, network.trustedAccounts);
      new VpcEndpoint(this, service.replace(".", "-"), {
        vpcId,
        serviceName: `com.amazonaws.${site.region}.${service}`,
        vpcEndpointType: "Interface",
        subnetIds: [...subnets.values()],
        securityGroupIds: [group.id],
        privateDnsEnabled: true,
        ...(policy ? { policy } : {}),
        tags: { Name: site.name(service) },
      });
    }
  }
}
