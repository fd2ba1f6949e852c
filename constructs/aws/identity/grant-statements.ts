import type { Grant } from "../../contracts/workload-identity";
import type { AwsSite } from "../aws-site";
import { controllerStatements } from "../karpenter/controller-statements";
import type { Statement } from "./statement";
import { fileSystemStatements } from "./statements/file-system-statements";
import { imageStatements } from "./statements/image-statements";
import { listStatement } from "./statements/list-statement";
import { objectStatements } from "./statements/object-statements";
import { snapshotStatements } from "./statements/snapshot-statements";
import { targetStatements } from "./statements/target-statements";
import { volumeStatements } from "./statements/volume-statements";

/** What grants mean on AWS. Pure; the same statement of two grants is one, with the resources of both. */
export function grantStatements(site: AwsSite, grants: readonly Grant[]): readonly Statement[] {
  const merged: Statement[] = [];
  for (const statement of grants.flatMap((grant) => statementsOf(site, grant))) add(merged, statement);
  return merged;
}

function statementsOf(site: AwsSite, grant: Grant): readonly Statement[] {
  switch (grant.kind) {
    case "callerIdentity":
      // Any identity may ask who it is: no policy is needed for sts:GetCallerIdentity, and none could forbid it.
      return [];
    case "objectStorage":
      return objectStatements(site, grant);
    case "volumes":
      return volumeStatements(site, grant);
    case "snapshots":
      return snapshotStatements(site, grant);
    case "instances":
      return [listStatement(site, "ListInstances", "ec2:DescribeInstances")];
    case "nodeGroups":
      return [listStatement(site, "ListNodeGroups", "autoscaling:DescribeAutoScalingGroups")];
    case "sharedFileSystems":
      return fileSystemStatements(site, grant);
    case "imageRegistry":
      return imageStatements(site, grant);
    case "nodeAutoscaling":
      return controllerStatements(site);
    case "loadBalancerTargets":
      return targetStatements(site);
  }
}

/** Statements that differ in more than resources keep apart, under names of their own. */
function add(merged: Statement[], statement: Statement): void {
  const alike = merged.findIndex((other) => ruleOf(other) === ruleOf(statement));
  const other = merged[alike];
  if (other === undefined) {
    const taken = merged.filter(({ sid }) => sid.replace(/\d+$/, "") === statement.sid).length;
    merged.push(taken === 0 ? statement : { ...statement, sid: `${statement.sid}${taken + 1}` });
  } else if ("resources" in other && "resources" in statement) {
    merged[alike] = { ...other, resources: [...new Set([...other.resources, ...statement.resources])] };
  }
}

/** All of a statement but its resources. */
function ruleOf(statement: Statement): string {
  const reason = "anyResource" in statement ? statement.anyResource : undefined;
  const { sid, effect, actions, conditions } = statement;
  return JSON.stringify([sid.replace(/\d+$/, ""), effect, [...actions].sort(), conditions, reason]);
}
