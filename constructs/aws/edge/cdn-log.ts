import { CloudwatchLogDelivery } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery";
import { CloudwatchLogDeliveryDestination } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination";
import { CloudwatchLogDeliverySource } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-source";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import type { EdgeLogBucket } from "./edge-log-bucket";

export interface CdnLogProps {
  readonly site: AwsSite;
  readonly distributionArn: string;
  readonly logs: EdgeLogBucket;
  /** Provider of us-east-1, which CloudFront's logs start from. */
  readonly provider: AwsProvider;
}

/** Requests to CloudFront, delivered to the bucket of logs; the older way wants a bucket with access lists. */
export class CdnLog extends Construct {
  constructor(scope: Construct, id: string, { site, distributionArn, logs, provider }: CdnLogProps) {
    super(scope, id);
    const source = new CloudwatchLogDeliverySource(this, "source", {
      provider,
      name: site.name("cdn"),
      logType: "ACCESS_LOGS",
      resourceArn: distributionArn,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, "destination", {
      provider,
      name: site.name("cdn"),
      outputFormat: "json",
      deliveryDestinationConfiguration: [{ destinationResourceArn: logs.arn }],
    });
    destination.node.addDependency(logs);
    new CloudwatchLogDelivery(this, "delivery", {
      provider,
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
    });
  }
}
