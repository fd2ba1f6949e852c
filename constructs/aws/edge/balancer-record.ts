import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

export interface BalancerRecordProps {
  readonly zoneId: string;
  readonly host: string;
  /** A load balancer, or a distribution of CloudFront. */
  readonly to: { readonly dnsName: string; readonly zoneId: string };
  /** Whether answers leave out addresses in zones without healthy targets; CloudFront has nothing to evaluate. */
  readonly evaluateHealth: boolean;
}

/** The name of a load balancer: an alias, which costs nothing to ask for and follows its addresses. */
export class BalancerRecord extends Construct {
  constructor(scope: Construct, id: string, { zoneId, host, to, evaluateHealth }: BalancerRecordProps) {
    super(scope, id);
    new Route53Record(this, "record", {
      zoneId,
      name: host,
      type: "A",
      alias: { name: to.dnsName, zoneId: to.zoneId, evaluateTargetHealth: evaluateHealth },
    });
  }
}
