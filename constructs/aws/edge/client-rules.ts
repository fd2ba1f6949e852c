import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { acknowledge } from "../../core/acknowledge";

export interface ClientRulesProps {
  /** Id of the group. */
  readonly securityGroup: string;
  readonly ports: readonly number[];
  readonly clients: readonly string[];
  /** Why everybody may connect, where that is said. */
  readonly openBecause?: string | undefined;
}

/** Lets networks in to a load balancer: one rule for each network and port, so that one more changes no other. */
export class ClientRules extends Construct {
  constructor(scope: Construct, id: string, { securityGroup, ports, clients, openBecause }: ClientRulesProps) {
    super(scope, id);
    for (const network of clients) {
      for (const port of ports) {
        new VpcSecurityGroupIngressRule(this, `${network.replace(/[^0-9a-f]+/g, "-")}-${port}`, {
          securityGroupId: securityGroup,
          ...(network.includes(":") ? { cidrIpv6: network } : { cidrIpv4: network }),
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          description: `Clients in ${network}`,
        });
      }
    }
    if (openBecause) acknowledge(this, "public-exposure", openBecause);
  }
}
