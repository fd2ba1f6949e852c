import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

export interface PassageProps {
  /** Ids of the groups. */
  readonly from: string;
  readonly to: string;
  /** First and last port. */
  readonly ports: readonly [number, number];
  /** What passes, for whoever reads the rules. */
  readonly what: string;
}

/** A way over TCP from what has one security group to what has another: the rule of each side. */
export class Passage extends Construct {
  constructor(scope: Construct, id: string, { from, to, ports: [fromPort, toPort], what }: PassageProps) {
    super(scope, id);
    const rule = { ipProtocol: "tcp", fromPort, toPort, description: what };
    new VpcSecurityGroupEgressRule(this, "out", { ...rule, securityGroupId: from, referencedSecurityGroupId: to });
    new VpcSecurityGroupIngressRule(this, "in", { ...rule, securityGroupId: to, referencedSecurityGroupId: from });
  }
}
