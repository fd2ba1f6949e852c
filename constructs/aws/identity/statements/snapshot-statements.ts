import type { Grant } from "../../../contracts/workload-identity";
import type { AwsSite } from "../../aws-site";
import type { Statement } from "../statement";
import { anySnapshot } from "./any-snapshot";
import { bearsMark } from "./bears-mark";
import { listStatement } from "./list-statement";
import { retag } from "./retag";
import { tagNew } from "./tag-new";

/** Tag of what the EBS CSI driver makes; its own policy is bound to it (`AmazonEBSCSIDriverPolicy`). */
const csiTag = "ebs.csi.aws.com/cluster";

/** Rights on snapshots that bear the mark, and on taking such of volumes that bear it. */
export function snapshotStatements(site: AwsSite, grant: Extract<Grant, { kind: "snapshots" }>): Statement[] {
  const { mark, verbs, tagsLater } = grant;
  const resources = [anySnapshot(site)];
  return [
    ...(verbs.includes("read") ? [listStatement(site, "ListSnapshots", "ec2:DescribeSnapshots")] : []),
    ...(verbs.includes("create")
      ? [
          {
            sid: "SnapshotMarkedVolumes",
            actions: ["ec2:CreateSnapshot"],
            resources: [site.arn("ec2", "volume/*")],
            conditions: bearsMark(mark),
          },
          {
            sid: "CreateSnapshots",
            actions: ["ec2:CreateSnapshot"],
            resources,
            ...(tagsLater ? {} : { conditions: { Null: { [`aws:RequestTag/${mark}`]: "false" } } }),
          },
          tagNew("TagNewSnapshots", "CreateSnapshot", resources),
          ...(tagsLater ? [markLater(mark, tagsLater, resources)] : []),
        ]
      : []),
    ...(verbs.includes("delete")
      ? [{ sid: "DeleteMarkedSnapshots", actions: ["ec2:DeleteSnapshot"], resources, conditions: bearsMark(mark) }]
      : []),
    ...retag("TagMarkedSnapshots", grant, resources),
  ];
}

/** Marks what has no mark yet; nothing tells a new snapshot from an old one but that nobody has tagged it. */
function markLater(mark: string, keys: readonly string[], resources: readonly string[]): Statement {
  return {
    sid: "MarkNewSnapshots",
    actions: ["ec2:CreateTags"],
    resources,
    conditions: {
      "ForAllValues:StringEquals": { "aws:TagKeys": keys },
      Null: {
        [`aws:RequestTag/${mark}`]: "false",
        [`aws:ResourceTag/${mark}`]: "true",
        [`aws:ResourceTag/${csiTag}`]: "true",
      },
    },
  };
}
