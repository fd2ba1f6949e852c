import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { protect } from "../core/protect";
import type { AwsSite } from "./aws-site";
import { policyDocument } from "./identity/policy-document";
import type { ResourceStatement } from "./identity/statement";

export interface EncryptionKeyProps {
  readonly site: AwsSite;
  /** What it is for; `site.keyAlias(purpose)` is its alias. */
  readonly purpose: string;
  /** The purpose in words, for whoever reads the list of keys. */
  readonly description: string;
  /** Names of the log groups that CloudWatch encrypts with it, and no others. Default: none; no service, identities alone. */
  readonly logGroups?: readonly string[];
}

/** A KMS key of the environment's own: new material every year, and 30 days to repent its deletion. */
export class EncryptionKey extends Construct {
  /** ARN of the key itself; whatever takes it waits for the key. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { site, purpose, description, logGroups = [] }: EncryptionKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, "key", {
      description,
      enableKeyRotation: true,
      // Days: the longest that KMS takes.
      deletionWindowInDays: 30,
      policy: policyDocument([
        {
          // Without it nobody could ever change the key again; what an identity may do is in its own policy.
          sid: "Account",
          principals: { arns: [site.globalArn("iam", "root")] },
          actions: ["kms:*"],
          resources: ["*"],
        },
        ...(logGroups.length > 0 ? [logs(site, logGroups)] : []),
      ]),
    });
    protect(key, site.environment.deletionProtection);
    this.arn = key.arn;
    new KmsAlias(this, "alias", { name: site.keyAlias(purpose), targetKeyId: key.keyId });
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function logs(site: AwsSite, groups: readonly string[]): ResourceStatement {
  return {
    sid: "CloudWatchLogs",
    principals: { services: [`logs.${site.region}.amazonaws.com`] },
    actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    resources: ["*"],
    conditions: {
      ArnEquals: {
        "kms:EncryptionContext:aws:logs:arn": groups.map((name) => site.arn("logs", `log-group:${name}`)),
      },
    },
  };
}
