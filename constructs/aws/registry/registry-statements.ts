import type { RegistrySettings } from "../../../config/schema/eks/registry";
import type { AwsSite } from "../aws-site";
import type { ResourceStatement } from "../identity/statement";
import { karpenterNames } from "../karpenter/karpenter-names";

/**
 * Who may do what that no role of theirs says: nodes fill the caches, and other accounts put copies here.
 * ECR takes these actions only: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
 */
export function registryStatements(
  site: AwsSite,
  { pullThrough, receiveFrom }: RegistrySettings,
): readonly ResourceStatement[] {
  const repositories = (path: string) => site.arn("ecr", `repository/${path}`);
  const upstreams = Object.keys(pullThrough);
  const statements: ResourceStatement[] = [];
  if (upstreams.length > 0) {
    statements.push({
      sid: "NodesFillCaches",
      principals: { arns: nodeRoles(site) },
      actions: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
      resources: upstreams.map((upstream) => repositories(`${upstream}/*`)),
    });
  }
  if (receiveFrom.length > 0) {
    statements.push({
      sid: "CopiesArrive",
      principals: { arns: receiveFrom.map((account) => `arn:${site.partition}:iam::${account}:root`) },
      actions: ["ecr:CreateRepository", "ecr:ReplicateImage"],
      resources: [repositories("*")],
    });
  }
  return statements;
}

/** Roles of the nodes that the target makes; ECR refuses a policy that names a role which is not there. */
function nodeRoles(site: AwsSite): readonly string[] {
  const { nodePools, karpenter } = site.target;
  const groups = new Set(Object.values(nodePools).map(({ group }) => group));
  return [
    ...(groups.has("managed") ? [site.roleArn("nodes")] : []),
    ...(groups.has("selfManaged") ? [site.roleArn("self-managed-nodes")] : []),
    ...(karpenter ? [karpenterNames(site).nodeRoleArn] : []),
  ];
}
