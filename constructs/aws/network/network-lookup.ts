import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { type SubnetKind, subnetNames } from "./subnet-kind";

/**
 * The network of an environment as other stacks find it: by literal names, or by the ids of a given VPC.
 * Nothing of the network's state is read.
 */
export class NetworkLookup extends Construct {
  /** The network as a stack sees it; one lookup in a stack, however many ask. */
  static in(stack: Construct, site: AwsSite): NetworkLookup {
    const existing = stack.node.tryFindChild("network-lookup");
    return existing instanceof NetworkLookup ? existing : new NetworkLookup(stack, "network-lookup", site);
  }

  private constructor(
    scope: Construct,
    id: string,
    private readonly site: AwsSite,
  ) {
    super(scope, id);
  }

  get vpcId(): string {
    const { network } = this.site.target;
    if (network.kind === "existing") return network.vpc;
    return this.once("vpc", (id) => new DataAwsVpc(this, id, { tags: { Name: this.site.environment.name } })).id;
  }

  /** Network of the VPC; a literal. */
  get cidr(): string {
    return this.site.target.network.cidr;
  }

  /** Zones that have subnets of the kind, in the order of the environment's file. */
  zones(kind: SubnetKind): readonly string[] {
    const { network } = this.site.target;
    if (network.kind === "new") return kind === "public" && network.nat === "none" ? [] : network.zones;
    return Object.keys(this.given(kind));
  }

  /** Id of the subnet of the kind in a zone. */
  subnet(kind: SubnetKind, zone: string): string {
    if (this.site.target.network.kind === "existing") return this.given(kind)[zone] ?? "";
    return this.once(
      `${subnetNames[kind]}-${zone}`,
      (id) =>
        new DataAwsSubnet(this, id, {
          vpcId: this.vpcId,
          tags: { Name: this.site.name(`${subnetNames[kind]}-${zone}`) },
        }),
    ).id;
  }

  subnets(kind: SubnetKind, zones = this.zones(kind)): readonly string[] {
    return zones.map((zone) => this.subnet(kind, zone));
  }

  /** Id of a security group of the environment, by its purpose: `<environment>-<purpose>`. */
  securityGroup(purpose: string): string {
    return this.once(
      `security-group-${purpose}`,
      (id) => new DataAwsSecurityGroup(this, id, { vpcId: this.vpcId, name: this.site.name(purpose) }),
    ).id;
  }

  private given(kind: SubnetKind): Readonly<Record<string, string>> {
    const { network } = this.site.target;
    if (network.kind !== "existing") return {};
    const { nodes, controlPlane, pods, public: open } = network.subnets;
    return { nodes, controlPlane: controlPlane ?? nodes, pods: pods ?? nodes, public: open }[kind];
  }

  private once<Lookup extends Construct>(id: string, make: (id: string) => Lookup): Lookup {
    return (this.node.tryFindChild(id) as Lookup | undefined) ?? make(id);
  }
}
