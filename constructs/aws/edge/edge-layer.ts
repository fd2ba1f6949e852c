import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { EdgeSettings } from "../../../config/schema/eks/edge";
import type { AwsSite } from "../aws-site";
import { NetworkLookup } from "../network/network-lookup";
import { PrivateZone } from "./private-zone";
import { PublicZone } from "./public-zone";
import { Web } from "./web";

/** Where clients arrive: the domain's zones and, where declared, what stands before everything that speaks HTTP. */
export class EdgeLayer extends Construct {
  constructor(stack: TerraformStack, id: string, site: AwsSite, settings: EdgeSettings) {
    super(stack, id);
    const network = NetworkLookup.in(stack, site);
    const { zoneId } = new PublicZone(this, "zone", { site, settings });
    const { internalDomain, web } = settings;
    if (internalDomain) {
      new PrivateZone(this, "internal-zone", { site, domain: internalDomain, vpcId: network.vpcId });
    }
    if (web) new Web(this, "web", { site, edge: settings, settings: web, network, zoneId, stack });
  }
}
