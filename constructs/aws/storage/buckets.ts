import { Construct } from "constructs";
import { accessLogsBucket } from "../../../config/eks/access-logs-bucket";
import type { BucketSettings } from "../../../config/schema/eks/bucket";
import type { AwsSite } from "../aws-site";
import { EncryptionKey } from "../encryption-key";
import { AccessLogBucket } from "./access-log-bucket";
import { PrivateBucket } from "./private-bucket";

export interface BucketsProps {
  readonly site: AwsSite;
  readonly settings: Readonly<Record<string, BucketSettings>>;
}

/** Days that the log of requests is kept. */
const logDays = 90;

/** The buckets of an environment under one key, and the one that gets the log of their requests. */
export class Buckets extends Construct {
  constructor(scope: Construct, id: string, { site, settings }: BucketsProps) {
    super(scope, id);
    const key = new EncryptionKey(this, "key", {
      site,
      purpose: "buckets",
      description: `Buckets of ${site.environment.name}`,
    });
    const logs = new AccessLogBucket(this, "access-logs", {
      site,
      bucket: site.bucketName(accessLogsBucket),
      of: Object.keys(settings).map((name) => site.bucketName(name)),
      days: logDays,
    });
    const named = new Construct(this, "named");
    // S3 takes a log's target only when it may write there.
    named.node.addDependency(logs);
    for (const [name, bucket] of Object.entries(settings)) {
      new PrivateBucket(named, name, {
        site,
        name,
        settings: bucket,
        key: key.arn,
        logs: logs.name,
      });
    }
  }
}
