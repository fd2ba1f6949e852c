import type { AwsSite } from "../../aws-site";
import type { Statement } from "../statement";

/**
 * Keys of encrypted volumes, used by EC2 on the caller's behalf only. Which key that is, the account's default for EBS
 * says; AWS's own key needs none of it.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
 */
export function volumeKeys(site: AwsSite): Statement[] {
  const resources = [site.arn("kms", "key/*")];
  const viaEc2 = { "kms:CallerAccount": site.account, "kms:ViaService": `ec2.${site.region}.amazonaws.com` };
  return [
    {
      sid: "EncryptVolumes",
      actions: [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ],
      resources,
      conditions: { StringEquals: viaEc2 },
    },
    {
      sid: "GrantKeysToVolumes",
      actions: ["kms:CreateGrant"],
      resources,
      conditions: { StringEquals: viaEc2, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
