import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { type SubnetKind, subnetNames } from "./subnet-kind";

export interface RoutedSubnetsProps {
  readonly site: AwsSite;
  readonly vpcId: string;
  readonly kind: SubnetKind;
  /** Network of the subnet in each zone. */
  readonly networks: ReadonlyMap<string, string>;
  /** A route table for each zone, one for all, or ids of tables by zone. */
  readonly tables: "perZone" | "one" | ReadonlyMap<string, string>;
  /** Internet gateway that the tables of these subnets lead to. Default: none. */
  readonly gatewayId?: string;
  /** Tags beside the name. Default: none. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The subnets of one kind, one in each zone, each with a route table. No machine gets a public address unasked. */
export class RoutedSubnets extends Construct {
  /** Ids of the subnets, by zone. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ids of the route tables, by zone. */
  readonly tables: ReadonlyMap<string, string>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RoutedSubnetsProps,
  ) {
    super(scope, id);
    const { site, vpcId, kind, networks, tables, tags } = props;
    const name = subnetNames[kind];
    const zones = [...networks.keys()];
    this.tables = typeof tables === "string" ? this.newTables(zones, tables) : tables;
    this.ids = new Map(
      [...networks].map(([zone, cidrBlock]) => {
        const subnet = new Subnet(this, zone, {
          vpcId,
          availabilityZone: zone,
          cidrBlock,
          mapPublicIpOnLaunch: false,
          tags: { ...tags, Name: site.name(`${name}-${zone}`) },
        });
        new RouteTableAssociation(this, `${zone}-routes`, {
          subnetId: subnet.id,
          routeTableId: this.tables.get(zone) ?? "",
        });
        return [zone, subnet.id];
      }),
    );
  }

  private newTables(zones: readonly string[], tables: "perZone" | "one"): ReadonlyMap<string, string> {
    const { site, kind } = this.props;
    const name = subnetNames[kind];
    if (tables === "perZone") {
      return new Map(zones.map((zone) => [zone, this.table(`${zone}-table`, site.name(`${name}-${zone}`))]));
    }
    const only = this.table("table", site.name(name));
    return new Map(zones.map((zone) => [zone, only]));
  }

  private table(id: string, name: string): string {
    const { vpcId, gatewayId } = this.props;
    const table = new RouteTable(this, id, { vpcId, tags: { Name: name } });
    if (gatewayId) {
      new Route(this, `${id}-internet`, { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", gatewayId });
    }
    return table.id;
  }
}
