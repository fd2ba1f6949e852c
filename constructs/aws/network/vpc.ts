import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { Construct } from "constructs";
import type { NetworkSettings } from "../../../config/schema/eks/network";
import { subnetLayout } from "../../../config/subnet-layout";
import type { AwsSite } from "../aws-site";
import { FlowLogs } from "./flow-logs";
import { InterfaceEndpoints } from "./interface-endpoints";
import { NatGateways } from "./nat-gateways";
import { RoutedSubnets } from "./routed-subnets";
import { S3Endpoint } from "./s3-endpoint";
import type { SubnetKind } from "./subnet-kind";

export interface VpcProps {
  readonly site: AwsSite;
  readonly network: Extract<NetworkSettings, { kind: "new" }>;
}

/**
 * A VPC with subnets of four kinds in every zone: nodes and pods, which reach the internet by NAT if at all, the
 * control plane's interfaces, which do not, and public ones for load balancers and NAT, where there is NAT.
 */
export class Vpc extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { site, network }: VpcProps) {
    super(scope, id);
    const { cidr, podCidr, zones, nat } = network;
    const vpc = new AwsVpc(this, "vpc", {
      cidrBlock: cidr,
      enableDnsSupport: true,
      // Private names of interface endpoints, file systems and the control plane need both.
      enableDnsHostnames: true,
      tags: { Name: site.environment.name },
    });
    this.id = vpc.id;
    // Every VPC has this group. Without rules nothing that forgets to name a group can talk to anybody.
    new DefaultSecurityGroup(this, "default-security-group", {
      vpcId: vpc.id,
      tags: { Name: `${site.environment.name}-default-closed` },
    });
    const secondary = new VpcIpv4CidrBlockAssociation(this, "pod-network", { vpcId: vpc.id, cidrBlock: podCidr });
    new FlowLogs(this, "flow-logs", { site, vpcId: vpc.id, retentionDays: network.flowLogs.retentionDays });

    const layout = zones.map((zone, place) => [zone, subnetLayout(network, place)] as const);
    const networksOf = (kind: SubnetKind) => new Map(layout.map(([zone, subnets]) => [zone, subnets[kind]]));
    const inVpc = { site, vpcId: vpc.id };
    const nodes = new RoutedSubnets(this, "nodes", {
      ...inVpc,
      kind: "nodes",
      networks: networksOf("nodes"),
      tables: "perZone",
      tags: { "kubernetes.io/role/internal-elb": "1", [`kubernetes.io/cluster/${site.clusterName}`]: "shared" },
    });
    new RoutedSubnets(this, "pods", {
      ...inVpc,
      // Of the association: these subnets cannot be before their network is added.
      vpcId: secondary.vpcId,
      kind: "pods",
      networks: networksOf("pods"),
      // The same ways out as the nodes of the zone.
      tables: nodes.tables,
    });
    // A table of its own without a route: interfaces of the control plane only talk to the VPC.
    new RoutedSubnets(this, "control-plane", {
      ...inVpc,
      kind: "controlPlane",
      networks: networksOf("controlPlane"),
      tables: "one",
    });
    const tables = [...nodes.tables.values()];
    if (nat !== "none") {
      const gateway = new InternetGateway(this, "internet-gateway", {
        vpcId: vpc.id,
        tags: { Name: site.environment.name },
      });
      const open = new RoutedSubnets(this, "public", {
        ...inVpc,
        kind: "public",
        networks: networksOf("public"),
        tables: "one",
        gatewayId: gateway.id,
        tags: { "kubernetes.io/role/elb": "1", [`kubernetes.io/cluster/${site.clusterName}`]: "shared" },
      });
      tables.push(...new Set(open.tables.values()));
      const gateways = new NatGateways(this, "nat", { site, nat, subnets: open.ids, tables: nodes.tables });
      gateways.node.addDependency(gateway);
    }
    new S3Endpoint(this, "s3", { ...inVpc, trustedAccounts: network.trustedAccounts, tables });
    new InterfaceEndpoints(this, "endpoints", { ...inVpc, network, subnets: nodes.ids });
  }
}
