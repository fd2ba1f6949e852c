import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import type { ResourceStatement } from "../identity/statement";
import { PrivateBucket } from "../storage/private-bucket";

export interface EdgeLogBucketProps {
  readonly site: AwsSite;
  readonly retentionDays: number;
}

const purpose = "edge-logs";

/** Days that a log which somebody deleted or overwrote can still be had back. */
const oldVersionDays = 7;

/** The bucket of requests' logs, of the load balancer in the folder `web` and of CloudFront in its own. */
export class EdgeLogBucket extends Construct {
  /** Folder of the load balancer. */
  static readonly web = "web";

  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { site, retentionDays }: EdgeLogBucketProps) {
    super(scope, id);
    this.name = site.bucketName(purpose);
    this.arn = site.bucketArn(purpose);
    new PrivateBucket(this, "bucket", {
      site,
      name: purpose,
      settings: { expireDays: retentionDays, oldVersionDays },
      // S3's own keys: load balancers deliver under no other.
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
      statements: [loadBalancers(site, this.arn), deliveries(site, this.arn)],
    });
  }
}

function loadBalancers(site: AwsSite, bucket: string): ResourceStatement {
  return {
    sid: "LoadBalancersDeliver",
    principals: { services: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
    actions: ["s3:PutObject"],
    resources: [`${bucket}/${EdgeLogBucket.web}/AWSLogs/${site.account}/*`],
    conditions: { ArnLike: { "aws:SourceArn": site.arn("elasticloadbalancing", "loadbalancer/*") } },
  };
}

/** CloudFront's logs come by way of CloudWatch in us-east-1, wherever the bucket is. */
function deliveries(site: AwsSite, bucket: string): ResourceStatement {
  return {
    sid: "CloudWatchDelivers",
    principals: { services: ["delivery.logs.amazonaws.com"] },
    actions: ["s3:PutObject"],
    resources: [`${bucket}/AWSLogs/${site.account}/*`],
    conditions: {
      StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": site.account },
      ArnLike: { "aws:SourceArn": `arn:${site.partition}:logs:us-east-1:${site.account}:delivery-source:*` },
    },
  };
}
