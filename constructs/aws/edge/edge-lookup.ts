import { DataAwsLb } from "@cdktf/provider-aws/lib/data-aws-lb";
import { DataAwsLbListener } from "@cdktf/provider-aws/lib/data-aws-lb-listener";
import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { NetworkLookup } from "../network/network-lookup";
import type { HostZone } from "./host-zone";
import { shortName } from "./short-name";

/** The environment's edge as the stacks above find it: by literal names. Nothing of the edge's state is read. */
export class EdgeLookup extends Construct {
  /** The edge as a stack sees it; one lookup in a stack, however many ask. */
  static in(stack: Construct, site: AwsSite): EdgeLookup {
    const existing = stack.node.tryFindChild("edge-lookup");
    return existing instanceof EdgeLookup ? existing : new EdgeLookup(stack, "edge-lookup", site);
  }

  private readonly stack: Construct;

  private constructor(
    stack: Construct,
    id: string,
    private readonly site: AwsSite,
  ) {
    super(stack, id);
    this.stack = stack;
  }

  /** Id of a zone. */
  zone({ name, kind }: HostZone): string {
    return this.once(
      `${kind}-zone`,
      (id) =>
        new DataAwsRoute53Zone(this, id, {
          name,
          privateZone: kind === "private",
          // Zones of other networks may have the same name.
          ...(kind === "private" ? { vpcId: NetworkLookup.in(this.stack, this.site).vpcId } : {}),
        }),
    ).zoneId;
  }

  /** The shared load balancer for what speaks HTTP. */
  get web(): DataAwsLb {
    return this.once("web", (id) => new DataAwsLb(this, id, { name: shortName(this.site.name("web")) }));
  }

  /** ARN of its listener with TLS. */
  get webListener(): string {
    return this.once(
      "web-listener",
      (id) => new DataAwsLbListener(this, id, { loadBalancerArn: this.web.arn, port: 443 }),
    ).arn;
  }

  private once<Lookup extends Construct>(id: string, make: (id: string) => Lookup): Lookup {
    return (this.node.tryFindChild(id) as Lookup | undefined) ?? make(id);
  }
}
