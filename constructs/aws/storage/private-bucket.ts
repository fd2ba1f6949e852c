import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import type { BucketSettings } from "../../../config/schema/eks/bucket";
import { protect } from "../../core/protect";
import type { AwsSite } from "../aws-site";
import { policyDocument } from "../identity/policy-document";
import type { ResourceStatement } from "../identity/statement";

export interface PrivateBucketProps {
  readonly site: AwsSite;
  /** What it is for, and the folder of its requests' log. */
  readonly name: string;
  /** Name of the bucket in the world. Default: `<environment>-<name>-<account>`. */
  readonly bucket?: string;
  readonly settings: BucketSettings;
  /** ARN of the KMS key. Default: S3's own keys, the only ones that logs can be delivered under. */
  readonly key?: string;
  /** Name of the bucket that gets a line for each request. Default: no log. */
  readonly logs?: string;
  /** How many old versions of an object are kept whatever their age. Default: none. */
  readonly keptVersions?: number;
  /** Who else may do what, beside those whom IAM lets in. Default: nobody. */
  readonly statements?: readonly ResourceStatement[];
}

/** Days until the parts of an upload that was never finished are deleted: nobody sees them, and they cost. */
const unfinishedDays = 7;

/** A bucket that keeps its versions, is encrypted, and is closed to the public and to plain HTTP. */
export class PrivateBucket extends Construct {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { site, name, settings, key, logs, keptVersions } = props;
    const worldName = props.bucket ?? site.bucketName(name);
    const made = new S3Bucket(this, "bucket", {
      bucket: worldName,
      // A bucket with objects in it is not deleted, whatever the plan says.
      forceDestroy: false,
    });
    protect(made, site.environment.deletionProtection);
    const bucket = made.bucket;
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: key
            ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: key }
            : { sseAlgorithm: "AES256" },
          // One call to KMS for many objects; without it every object is one.
          bucketKeyEnabled: key !== undefined,
        },
      ],
    });
    const closed = new S3BucketPublicAccessBlock(this, "public-access", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    // No object has an owner or a list of readers of its own.
    new S3BucketOwnershipControls(this, "ownership", { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
    new S3BucketPolicy(this, "policy", {
      bucket,
      policy: policyDocument([...transport(`arn:${site.partition}:s3:::${worldName}`), ...(props.statements ?? [])]),
      // S3 changes one of the two at a time, and answers the other with a conflict.
      dependsOn: [closed],
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket,
      rule: lifecycle(settings, keptVersions),
      dependsOn: [versioning],
    });
    if (logs) new S3BucketLoggingA(this, "logging", { bucket, targetBucket: logs, targetPrefix: `${name}/` });
  }
}

function transport(arn: string): readonly ResourceStatement[] {
  const denied = {
    effect: "Deny",
    principals: { everybody: true },
    actions: ["s3:*"],
    resources: [arn, `${arn}/*`],
  } as const;
  return [
    { sid: "PlainTextIsRefused", ...denied, conditions: { Bool: { "aws:SecureTransport": "false" } } },
    { sid: "OldTlsIsRefused", ...denied, conditions: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}

function lifecycle({ expireDays, oldVersionDays }: BucketSettings, keptVersions?: number) {
  const rule = (id: string, what: object) => ({ id, status: "Enabled", filter: [{ prefix: "" }], ...what });
  return [
    rule("unfinished-uploads", { abortIncompleteMultipartUpload: [{ daysAfterInitiation: unfinishedDays }] }),
    rule("old-versions", {
      noncurrentVersionExpiration: [
        { noncurrentDays: oldVersionDays, ...(keptVersions ? { newerNoncurrentVersions: keptVersions } : {}) },
      ],
    }),
    // What is left of a deleted object once its versions are gone; S3 takes it beside no number of days.
    rule("delete-markers", { expiration: [{ expiredObjectDeleteMarker: true }] }),
    ...(expireDays === undefined ? [] : [rule("expiry", { expiration: [{ days: expireDays }] })]),
  ];
}
