import { Construct } from "constructs";
import type { StateSettings } from "../../../config/schema/state";
import type { AwsSite } from "../aws-site";
import { EncryptionKey } from "../encryption-key";
import type { ResourceStatement } from "../identity/statement";
import { AccessLogBucket } from "../storage/access-log-bucket";
import { PrivateBucket } from "../storage/private-bucket";

type Bootstrap = NonNullable<Extract<StateSettings, { kind: "s3" }>["bootstrap"]>;

export interface StateBucketProps {
  readonly site: AwsSite;
  /** Name of the bucket. */
  readonly bucket: string;
  readonly settings: Pick<Bootstrap, "oldVersionDays">;
}

/** Versions of a state that stay whatever their age: a state that nobody changed for a year has its past all the same. */
const keptVersions = 20;

/** Days that it is known who read or wrote a state. */
const logDays = 365;

/** The bucket that Terraform keeps its states in, its key, and the bucket that gets the log of its requests. */
export class StateBucket extends Construct {
  constructor(scope: Construct, id: string, { site, bucket, settings }: StateBucketProps) {
    super(scope, id);
    const key = new EncryptionKey(this, "key", {
      site,
      purpose: "state",
      description: `Terraform states of ${site.environment.name}`,
    });
    const logs = new AccessLogBucket(this, "access-logs", {
      site,
      bucket: `${bucket}-logs`,
      of: [bucket],
      days: logDays,
    });
    const states = new PrivateBucket(this, "states", {
      site,
      name: "states",
      bucket,
      settings,
      key: key.arn,
      keptVersions,
      logs: logs.name,
      statements: encryption(`arn:${site.partition}:s3:::${bucket}`),
    });
    // S3 takes a log's target only when it may write there.
    states.node.addDependency(logs);
  }
}

/** Terraform asks for S3's own keys where a backend names no key: such a state would be readable without ours. */
function encryption(arn: string): readonly ResourceStatement[] {
  const denied = {
    effect: "Deny",
    principals: { everybody: true },
    actions: ["s3:PutObject"],
    resources: [`${arn}/*`],
  } as const;
  const algorithm = "s3:x-amz-server-side-encryption";
  return [
    {
      sid: "OtherEncryptionIsRefused",
      ...denied,
      // Who asks for nothing gets the bucket's own key.
      conditions: { Null: { [algorithm]: "false" }, StringNotEquals: { [algorithm]: "aws:kms" } },
    },
    {
      sid: "KeysOfClientsAreRefused",
      ...denied,
      conditions: { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } },
    },
  ];
}
