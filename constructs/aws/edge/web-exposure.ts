import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { ExposureRequest } from "../../contracts/service-exposure";
import type { AwsSite } from "../aws-site";
import { NetworkLookup } from "../network/network-lookup";
import { BalancerRecord } from "./balancer-record";
import { BoundTargetGroup } from "./bound-target-group";
import { EdgeLookup } from "./edge-lookup";
import { hostZone } from "./host-zone";

export interface WebExposureProps {
  readonly site: AwsSite;
  readonly request: ExposureRequest;
  readonly host: string;
  readonly http: NonNullable<ExposureRequest["http"]>;
}

/** Values of all conditions of one rule. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const conditionValues = 5;

/** A place on the environment's shared load balancer (ALB), by host; the load balancer ends TLS. */
export class WebExposure extends Construct {
  /** @throws Error when the Service has several ports, of which a host can only mean one. */
  constructor(scope: Construct, id: string, { site, request, host, http }: WebExposureProps) {
    super(scope, id);
    const { service } = request;
    const [port, ...others] = service.ports;
    if (!port || others.length > 0) {
      throw new Error(
        `${this.node.path}: ${host} stands for one port, and ${service.name} has ${service.ports.length}; expose a Service for each`,
      );
    }
    const stack = TerraformStack.of(this);
    const edge = EdgeLookup.in(stack, site);
    const targets = new BoundTargetGroup(this, port.name, {
      site,
      vpcId: NetworkLookup.in(stack, site).vpcId,
      service,
      port,
      speaks: { http },
    });
    for (const [place, networks] of sources(request.cidrs).entries()) {
      // No priority: AWS gives the next free one, and hosts are never the same, so no order matters.
      new LbListenerRule(this, `rule-${place}`, {
        listenerArn: edge.webListener,
        condition: [
          { hostHeader: { values: [host] } },
          ...(networks.length > 0 ? [{ sourceIp: { values: [...networks] } }] : []),
        ],
        action: [{ type: "forward", targetGroupArn: targets.arn }],
        tags: { Name: host },
      });
    }
    const zone = hostZone(site, host);
    // A host behind CloudFront has its record from the edge, which knows the distribution.
    if (!zone || site.target.edge?.web?.cdn) return;
    new BalancerRecord(this, "host", { zoneId: edge.zone(zone), host, to: edge.web, evaluateHealth: true });
  }
}

/** The networks of each rule: what one has no room for is in the next. Nobody named: one rule for whom the load balancer lets in. */
function sources(cidrs: readonly string[] = []): readonly (readonly string[])[] {
  const room = conditionValues - 1;
  const rules = Math.max(1, Math.ceil(cidrs.length / room));
  return Array.from({ length: rules }, (_rule, place) => cidrs.slice(place * room, (place + 1) * room));
}
