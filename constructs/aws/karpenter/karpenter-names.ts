import type { AwsSite } from "../aws-site";

/** Names that Karpenter's queue, its nodes and its controller know each other by. */
export interface KarpenterNames {
  readonly queue: string;
  readonly queueArn: string;
  /** What the nodes' role is for: `site.roleName` makes its name, which their instance profile has as well. */
  readonly nodeRole: string;
  readonly nodeRoleArn: string;
  readonly instanceProfile: string;
}

export function karpenterNames(site: AwsSite): KarpenterNames {
  const queue = site.name("karpenter-interruptions");
  const nodeRole = "karpenter-nodes";
  return {
    queue,
    queueArn: site.arn("sqs", queue),
    nodeRole,
    nodeRoleArn: site.roleArn(nodeRole),
    instanceProfile: site.roleName(nodeRole),
  };
}
