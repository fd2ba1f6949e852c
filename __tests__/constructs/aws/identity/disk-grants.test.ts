import { grantStatements } from "../../../../constructs/aws/identity/grant-statements";
import { grantTable, ours, site, tagging } from "./grant-table";

const volume = "arn:aws:ec2:us-east-2:111122223333:volume/vol-1";
const snapshot = "arn:aws:ec2:us-east-2::snapshot/snap-1";

describe("volumes, to make", () => {
  grantTable(
    [{ kind: "volumes", mark: "owner", verbs: ["create"] }],
    [
      ["a volume that is born with the mark", "ec2:CreateVolume", volume, tagging, "allowed"],
      ["a volume without", "ec2:CreateVolume", volume, {}, "denied"],
      ["a marked snapshot to make it from", "ec2:CreateVolume", snapshot, ours, "allowed"],
      ["somebody else's snapshot", "ec2:CreateVolume", snapshot, {}, "denied"],
      ["tags in the call that makes it", "ec2:CreateTags", volume, { "ec2:CreateAction": "CreateVolume" }, "allowed"],
      ["tags afterwards", "ec2:CreateTags", volume, tagging, "denied"],
      ["tags of a new machine", "ec2:CreateTags", volume, { "ec2:CreateAction": "RunInstances" }, "denied"],
      ["deletion, which is not asked for", "ec2:DeleteVolume", volume, ours, "denied"],
    ],
  );

  const key = "arn:aws:kms:us-east-2:111122223333:key/1";
  const viaEc2 = { "kms:ViaService": "ec2.us-east-2.amazonaws.com", "kms:CallerAccount": "111122223333" };
  grantTable(
    [{ kind: "volumes", mark: "owner", verbs: ["create"] }],
    [
      ["a volume's key, by EC2", "kms:GenerateDataKeyWithoutPlaintext", key, viaEc2, "allowed"],
      ["a volume's key, by oneself", "kms:Decrypt", key, { "kms:CallerAccount": "111122223333" }, "denied"],
      ["a grant for EC2", "kms:CreateGrant", key, { ...viaEc2, "kms:GrantIsForAWSResource": "true" }, "allowed"],
      ["a grant for anybody", "kms:CreateGrant", key, { ...viaEc2, "kms:GrantIsForAWSResource": "false" }, "denied"],
    ],
  );
});

describe("volumes, to delete and to tag", () => {
  grantTable(
    [{ kind: "volumes", mark: "owner", verbs: ["delete"], tags: ["quarantined"] }],
    [
      ["a marked volume", "ec2:DeleteVolume", volume, ours, "allowed"],
      ["an unmarked volume", "ec2:DeleteVolume", volume, {}, "denied"],
      ["a named tag of a marked one", "ec2:CreateTags", volume, { ...ours, "aws:TagKeys": ["quarantined"] }, "allowed"],
      ["the same taken away", "ec2:DeleteTags", volume, { ...ours, "aws:TagKeys": ["quarantined"] }, "allowed"],
      ["a named tag of an unmarked one", "ec2:CreateTags", volume, { "aws:TagKeys": ["quarantined"] }, "denied"],
      ["the mark itself", "ec2:DeleteTags", volume, { ...ours, "aws:TagKeys": ["owner"] }, "denied"],
      ["the mark beside a named tag", "ec2:CreateTags", volume, { ...ours, ...tagging }, "denied"],
      ["all tags at once, no key being named", "ec2:DeleteTags", volume, ours, "denied"],
      ["making one", "ec2:CreateVolume", volume, tagging, "denied"],
      ["attaching one", "ec2:AttachVolume", volume, ours, "denied"],
    ],
  );

  test("GIVEN the mark among the tags to change THEN it is refused", () => {
    expect(() => grantStatements(site, [{ kind: "volumes", mark: "owner", verbs: [], tags: ["owner"] }])).toThrow(
      "the tag owner tells whose it is",
    );
  });
});

describe("snapshots that are tagged as they are made", () => {
  grantTable(
    [{ kind: "snapshots", mark: "owner", verbs: ["create", "delete"] }],
    [
      ["a marked volume to take it of", "ec2:CreateSnapshot", volume, ours, "allowed"],
      ["an unmarked volume", "ec2:CreateSnapshot", volume, {}, "denied"],
      ["a snapshot that is born with the mark", "ec2:CreateSnapshot", snapshot, tagging, "allowed"],
      ["one without", "ec2:CreateSnapshot", snapshot, {}, "denied"],
      ["a mark put on later", "ec2:CreateTags", snapshot, tagging, "denied"],
      ["deletion of a marked one", "ec2:DeleteSnapshot", snapshot, ours, "allowed"],
      ["deletion of another", "ec2:DeleteSnapshot", snapshot, {}, "denied"],
    ],
  );
});

describe("snapshots that are tagged by a second call", () => {
  const csi = { "aws:ResourceTag/ebs.csi.aws.com/cluster": "true" };
  grantTable(
    [{ kind: "snapshots", mark: "owner", verbs: ["create"], tagsLater: ["Name", "owner"] }],
    [
      ["an unmarked volume, even so", "ec2:CreateSnapshot", volume, {}, "denied"],
      ["a snapshot without tags", "ec2:CreateSnapshot", snapshot, {}, "allowed"],
      ["the mark on one that has none", "ec2:CreateTags", snapshot, tagging, "allowed"],
      ["the mark on one that has it", "ec2:CreateTags", snapshot, { ...ours, ...tagging }, "denied"],
      ["the mark on one of the CSI driver", "ec2:CreateTags", snapshot, { ...csi, ...tagging }, "denied"],
      ["tags without the mark", "ec2:CreateTags", snapshot, { "aws:TagKeys": ["Name"] }, "denied"],
      ["a tag that nobody named", "ec2:CreateTags", snapshot, { ...tagging, "aws:TagKeys": ["owner", "x"] }, "denied"],
    ],
  );
});
