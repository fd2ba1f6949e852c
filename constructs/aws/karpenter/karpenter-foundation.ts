import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { InterruptionQueue } from "./interruption-queue";
import { KarpenterNodeIdentity } from "./karpenter-node-identity";

/** What lies in AWS before Karpenter runs: its queue, and who its nodes are. Its own rights come with its service account. */
export class KarpenterFoundation extends Construct {
  constructor(scope: Construct, id: string, site: AwsSite) {
    super(scope, id);
    new InterruptionQueue(this, "interruptions", site);
    new KarpenterNodeIdentity(this, "nodes", site);
  }
}
