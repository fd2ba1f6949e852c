import { Construct } from "constructs";
import type { StateSettings } from "../../../config/schema/state";
import type { AwsSite } from "../aws-site";
import { EncryptionKey } from "../encryption-key";
import type { ResourceStatement } from "../identity/statement";
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
    const [arn, logsArn] = [bucket, logsOf(bucket)].map((name) => `arn:${site.partition}:s3:::${name}`) as [
      string,
      string,
    ];
    const logs = new PrivateBucket(this, "access-logs", {
      site,
      name: "access-logs",
      bucket: logsOf(bucket),
      settings: { expireDays: logDays, oldVersionDays: 1 },
      statements: [
        {
          sid: "LogsAreDelivered",
          principals: { services: ["logging.s3.amazonaws.com"] },
          actions: ["s3:PutObject"],
          resources: [`${logsArn}/*`],
          conditions: { StringEquals: { "aws:SourceAccount": site.account }, ArnLike: { "aws:SourceArn": arn } },
        },
      ],
    });
    const states = new PrivateBucket(this, "states", {
      site,
      name: "states",
      bucket,
      settings,
      key: key.arn,
      keptVersions,
      logs: logsOf(bucket),
      statements: encryption(arn),
    });
    // S3 takes a log's target only when it may write there.
    states.node.addDependency(logs);
  }
}

function logsOf(bucket: string): string {
  return `${bucket}-logs`;
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
