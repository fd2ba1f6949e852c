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
  /** Services of AWS that encrypt with it by themselves. Default: none; identities of the account by their own policies. */
  readonly services?: readonly ResourceStatement[];
}

/** A KMS key of the environment's own: new material every year, and 30 days to repent its deletion. */
export class EncryptionKey extends Construct {
  /** ARN of the key itself; whatever takes it waits for the key. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { site, purpose, description, services = [] }: EncryptionKeyProps) {
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
        ...services,
      ]),
    });
    protect(key, site.environment.deletionProtection);
    this.arn = key.arn;
    new KmsAlias(this, "alias", { name: site.keyAlias(purpose), targetKeyId: key.keyId });
  }
}
