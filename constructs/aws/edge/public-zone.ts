import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "constructs";
import type { EdgeSettings } from "../../../config/schema/eks/edge";
import { protect } from "../../core/protect";
import type { AwsSite } from "../aws-site";

export interface PublicZoneProps {
  readonly site: AwsSite;
  readonly settings: EdgeSettings;
}

/** Seconds that resolvers keep the name servers of a domain below: a move is over in minutes. */
const delegationSeconds = 300;

/** The public hosted zone of the environment's domain, and what it hands on to zones below. */
export class PublicZone extends Construct {
  readonly zoneId: string;

  constructor(scope: Construct, id: string, { site, settings }: PublicZoneProps) {
    super(scope, id);
    const { domain, zone, delegations } = settings;
    this.zoneId = zone === "new" ? this.made(site, domain) : this.found(domain);
    for (const [name, servers] of Object.entries(delegations)) {
      new Route53Record(this, `delegation-${name}`, {
        zoneId: this.zoneId,
        name,
        type: "NS",
        ttl: delegationSeconds,
        records: [...servers],
      });
    }
  }

  /** Its four name servers are drawn by lot: a zone that is made again must be delegated to again. */
  private made(site: AwsSite, domain: string): string {
    const zone = new Route53Zone(this, "zone", {
      name: domain,
      comment: `Domain of ${site.environment.name}`,
      // Records of running dev servers are not Terraform's: where they are left, the zone stays.
      forceDestroy: false,
    });
    protect(zone, site.environment.deletionProtection);
    return zone.zoneId;
  }

  private found(domain: string): string {
    return new DataAwsRoute53Zone(this, "found", { name: domain, privateZone: false }).zoneId;
  }
}
