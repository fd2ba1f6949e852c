import { labelPrefix } from "../../../../config/naming";
import type { AwsSite } from "../../aws-site";
import type { Statement } from "../statement";
import { listStatement } from "./list-statement";

/**
 * Rights of the AWS Load Balancer Controller where it registers pods and makes nothing: the list is that of its
 * installation guide for TargetGroupBinding alone, without the right to change target groups, which Terraform makes.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/
 */
export function targetStatements(site: AwsSite): Statement[] {
  return [
    {
      sid: "RegisterTargets",
      actions: ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"],
      resources: [site.arn("elasticloadbalancing", "targetgroup/*")],
      conditions: { StringEquals: { [`aws:ResourceTag/${labelPrefix}/environment`]: site.environment.name } },
    },
    listStatement(site, "ListInstances", "ec2:DescribeInstances"),
    listStatement(site, "ListSecurityGroups", "ec2:DescribeSecurityGroups"),
    listStatement(site, "ListVpcs", "ec2:DescribeVpcs"),
    listStatement(site, "ListTargetGroups", "elasticloadbalancing:DescribeTargetGroups"),
    listStatement(site, "ListTargets", "elasticloadbalancing:DescribeTargetHealth"),
  ];
}
