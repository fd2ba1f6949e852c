import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { NodeSecurityGroup } from "./node-security-group";
import { Vpc } from "./vpc";

/** The network layer of an environment: its VPC, unless one is given, and the security group of its nodes. */
export class Network extends Construct {
  constructor(scope: Construct, id: string, site: AwsSite) {
    super(scope, id);
    const { network } = site.target;
    const vpcId = network.kind === "new" ? new Vpc(this, "vpc", { site, network }).id : network.vpc;
    new NodeSecurityGroup(this, "nodes", { site, vpcId });
  }
}
