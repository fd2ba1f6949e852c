import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { ExposureRequest } from "../../contracts/service-exposure";
import type { AwsSite } from "../aws-site";
import { NetworkLookup } from "../network/network-lookup";
import { BalancerRecord } from "./balancer-record";
import { BoundTargetGroup } from "./bound-target-group";
import { ClientRules } from "./client-rules";
import { EdgeLookup } from "./edge-lookup";
import { hostZone } from "./host-zone";
import { keepsClientAddress } from "./keeps-client-address";
import { Passage } from "./passage";
import { shortName } from "./short-name";

export interface NetworkExposureProps {
  readonly site: AwsSite;
  readonly request: ExposureRequest;
}

/** A network load balancer (NLB) of a Service's own, with a security group that lets its clients in. */
export class NetworkExposure extends Construct {
  constructor(scope: Construct, id: string, { site, request }: NetworkExposureProps) {
    super(scope, id);
    const { reach, service, host } = request;
    const stack = TerraformStack.of(this);
    const network = NetworkLookup.in(stack, site);
    const name = site.name(`${service.namespace}-${service.name}`);
    const group = new SecurityGroup(this, "security-group", {
      name: `${name}-balancer`,
      description: `Clients of ${service.name} in ${service.namespace}, at its load balancer`,
      vpcId: network.vpcId,
      tags: { Name: `${name}-balancer` },
    });
    new ClientRules(this, "clients", {
      securityGroup: group.id,
      ports: service.ports.map(({ port }) => port),
      clients: request.cidrs ?? (reach === "internal" ? networksOf(site) : ["0.0.0.0/0"]),
      openBecause: request.openBecause,
    });
    const nodes = network.securityGroup("nodes");
    for (const targetPort of new Set(service.ports.map((port) => port.targetPort))) {
      new Passage(this, `to-pods-${targetPort}`, {
        from: group.id,
        to: nodes,
        ports: [targetPort, targetPort],
        what: `${service.name} of ${service.namespace} from its load balancer`,
      });
    }
    const balancer = new Lb(this, "load-balancer", {
      name: shortName(name),
      loadBalancerType: "network",
      internal: reach === "internal",
      ipAddressType: "ipv4",
      subnets: [...network.subnets(reach === "internal" ? "nodes" : "public")],
      securityGroups: [group.id],
      enableCrossZoneLoadBalancing: true,
      enableDeletionProtection: site.environment.deletionProtection,
    });
    for (const port of service.ports) {
      const targets = new BoundTargetGroup(this, port.name, {
        site,
        vpcId: network.vpcId,
        service,
        port,
        speaks: "tcp",
        clientAddress: keepsClientAddress(reach),
      });
      new LbListener(this, `${port.name}-listener`, {
        loadBalancerArn: balancer.arn,
        port: port.port,
        protocol: "TCP",
        defaultAction: [{ type: "forward", targetGroupArn: targets.arn }],
      });
    }
    const zone = host ? hostZone(site, host) : undefined;
    if (host && zone) {
      new BalancerRecord(this, "host", {
        zoneId: EdgeLookup.in(stack, site).zone(zone),
        host,
        to: balancer,
        evaluateHealth: true,
      });
    }
  }
}

function networksOf({ target: { network } }: AwsSite): readonly string[] {
  return [network.cidr, ...(network.podCidr ? [network.podCidr] : [])];
}
