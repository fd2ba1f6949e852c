import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "constructs";
import { protect } from "../../core/protect";
import type { AwsSite } from "../aws-site";

export interface PrivateZoneProps {
  readonly site: AwsSite;
  readonly domain: string;
  readonly vpcId: string;
}

/** A zone that only the environment's VPC asks: names of internal load balancers, for nodes and pods alike. */
export class PrivateZone extends Construct {
  constructor(scope: Construct, id: string, { site, domain, vpcId }: PrivateZoneProps) {
    super(scope, id);
    const zone = new Route53Zone(this, "zone", {
      name: domain,
      comment: `Internal names of ${site.environment.name}`,
      vpc: [{ vpcId }],
      forceDestroy: false,
    });
    protect(zone, site.environment.deletionProtection);
  }
}
