import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";

export interface NatGatewaysProps {
  readonly site: AwsSite;
  /** One in each zone, or one in the first zone that all zones use: cheaper, and as available as that zone. */
  readonly nat: "perZone" | "single";
  /** Ids of the public subnets, by zone. */
  readonly subnets: ReadonlyMap<string, string>;
  /** Ids of the route tables that are to lead outwards, by zone. */
  readonly tables: ReadonlyMap<string, string>;
}

/** The way of nodes and pods to the internet, from addresses that stay. */
export class NatGateways extends Construct {
  constructor(scope: Construct, id: string, { site, nat, subnets, tables }: NatGatewaysProps) {
    super(scope, id);
    const zones = [...subnets.keys()];
    const [first = ""] = zones;
    const gateways = new Map(
      (nat === "perZone" ? zones : [first]).map((zone) => {
        const tags = { Name: site.name(`nat-${zone}`) };
        const address = new Eip(this, `${zone}-address`, { domain: "vpc", tags });
        const gateway = new NatGateway(this, zone, {
          subnetId: subnets.get(zone) ?? "",
          allocationId: address.allocationId,
          tags,
        });
        return [zone, gateway.id];
      }),
    );
    for (const [zone, routeTableId] of tables) {
      new Route(this, `${zone}-route`, {
        routeTableId,
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: gateways.get(nat === "perZone" ? zone : first) ?? "",
      });
    }
  }
}
