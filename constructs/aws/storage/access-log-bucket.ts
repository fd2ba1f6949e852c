import type { Construct } from "constructs";
import { accessLogsBucket } from "../../../config/eks/access-logs-bucket";
import type { AwsSite } from "../aws-site";
import { PrivateBucket } from "./private-bucket";

export interface AccessLogBucketProps {
  readonly site: AwsSite;
  /** Name of the bucket in the world. */
  readonly bucket: string;
  /** Names of the buckets whose requests it gets a line of. */
  readonly of: readonly string[];
  /** Days that the log is kept. */
  readonly days: number;
}

/** The bucket that S3 writes the requests of other buckets to. S3 takes it as a target only when it may write there. */
export class AccessLogBucket extends PrivateBucket {
  /** A literal: what logs to it waits for it by `addDependency`. */
  readonly name: string;

  constructor(scope: Construct, id: string, { site, bucket, of, days }: AccessLogBucketProps) {
    const arn = (name: string) => `arn:${site.partition}:s3:::${name}`;
    super(scope, id, {
      site,
      name: accessLogsBucket,
      bucket,
      settings: { expireDays: days, oldVersionDays: 1 },
      // S3's own keys: logs are delivered under no other.
      statements: [
        {
          sid: "LogsAreDelivered",
          principals: { services: ["logging.s3.amazonaws.com"] },
          actions: ["s3:PutObject"],
          resources: [`${arn(bucket)}/*`],
          conditions: {
            StringEquals: { "aws:SourceAccount": site.account },
            ArnLike: { "aws:SourceArn": of.map(arn) },
          },
        },
      ],
    });
    this.name = bucket;
  }
}
