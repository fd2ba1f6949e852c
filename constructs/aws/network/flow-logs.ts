import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { EncryptionKey } from "../encryption-key";
import { AwsRole } from "../identity/aws-role";
import { serviceTrust } from "../identity/service-trust";

export interface FlowLogsProps {
  readonly site: AwsSite;
  readonly vpcId: string;
  readonly retentionDays: number;
}

/** Who talked to whom in the VPC, accepted and refused, in a log group that only this environment's key reads. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { site, vpcId, retentionDays }: FlowLogsProps) {
    super(scope, id);
    const name = `/gantry/${site.environment.name}/flow-logs`;
    const groupArn = site.arn("logs", `log-group:${name}`);
    const key = new EncryptionKey(this, "key", {
      site,
      purpose: "flow-logs",
      description: `Flow logs of ${site.environment.name}`,
      logGroups: [name],
    });
    const group = new CloudwatchLogGroup(this, "group", { name, retentionInDays: retentionDays, kmsKeyId: key.arn });
    const writer = new AwsRole(this, "writer", {
      site,
      purpose: "flow-logs",
      description: `Writes the flow logs of ${site.environment.name}`,
      trust: [
        serviceTrust(site, {
          service: "vpc-flow-logs.amazonaws.com",
          source: [site.arn("ec2", "vpc-flow-log/*")],
        }),
      ],
      statements: [
        {
          sid: "Write",
          actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          resources: [groupArn, `${groupArn}:*`],
        },
        // The service looks for the group before it writes, among all groups of the region.
        { sid: "Find", actions: ["logs:DescribeLogGroups"], resources: [site.arn("logs", "log-group:*")] },
      ],
    });
    const log = new FlowLog(this, "log", {
      vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: writer.arn,
      // Seconds that are told as one line: the default, and a tenth of what a minute would cost.
      maxAggregationInterval: 600,
      tags: { Name: site.environment.name },
    });
    // The role's ARN is a literal, which makes nobody wait.
    log.node.addDependency(writer);
  }
}
