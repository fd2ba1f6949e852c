import type { AwsSite } from "../aws-site";
import type { AddOnRights } from "./add-on-role";

/** Tag of the disks that the workers of gpu-dev make for users (fact sheet of gpu-dev, section 7). */
const userDiskTag = "gpu-dev-user";

/**
 * What the EBS driver may do: manage the volumes and snapshots that it made itself, attach disks that the platform made
 * for users, and use whatever key a volume of the account is encrypted with, by way of EC2 alone.
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/2918
 */
export function volumeRights(site: AwsSite): AddOnRights {
  const keys = [site.arn("kms", "key/*")];
  const viaEc2 = {
    "kms:ViaService": `ec2.${site.region}.amazonaws.com`,
  };
  return {
    serviceAccount: "ebs-csi-controller-sa",
    managedPolicies: ["AmazonEBSCSIDriverPolicyV2"],
    statements: [
      {
        sid: "DisksOfUsers",
        actions: ["ec2:AttachVolume", "ec2:DetachVolume"],
        resources: [site.arn("ec2", "volume/*")],
        conditions: { StringLike: { [`aws:ResourceTag/${userDiskTag}`]: "*" } },
      },
      {
        sid: "VolumeKeys",
        actions: [
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
        ],
        resources: keys,
        conditions: { StringEquals: viaEc2 },
      },
      {
        sid: "VolumeKeyGrants",
        actions: ["kms:CreateGrant"],
        resources: keys,
        conditions: { StringEquals: viaEc2, Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ],
  };
}
