import type { Grant } from "../../../contracts/workload-identity";
import type { AwsSite } from "../../aws-site";
import type { Statement } from "../statement";
import { anySnapshot } from "./any-snapshot";
import { bearsMark } from "./bears-mark";
import { listStatement } from "./list-statement";
import { retag } from "./retag";
import { tagNew } from "./tag-new";
import { volumeKeys } from "./volume-keys";

/** Rights on EBS volumes that bear the mark, and on making such. */
export function volumeStatements(site: AwsSite, grant: Extract<Grant, { kind: "volumes" }>): Statement[] {
  const { mark, verbs } = grant;
  const resources = [site.arn("ec2", "volume/*")];
  return [
    ...(verbs.includes("read") ? [listStatement(site, "ListVolumes", "ec2:DescribeVolumes")] : []),
    ...(verbs.includes("create")
      ? [
          {
            sid: "CreateMarkedVolumes",
            actions: ["ec2:CreateVolume"],
            resources,
            conditions: { Null: { [`aws:RequestTag/${mark}`]: "false" } },
          },
          // A volume made from a snapshot is authorized for the snapshot as well.
          {
            sid: "RestoreMarkedSnapshots",
            actions: ["ec2:CreateVolume"],
            resources: [anySnapshot(site)],
            conditions: bearsMark(mark),
          },
          tagNew("TagNewVolumes", "CreateVolume", resources),
          ...volumeKeys(site),
        ]
      : []),
    ...(verbs.includes("delete")
      ? [{ sid: "DeleteMarkedVolumes", actions: ["ec2:DeleteVolume"], resources, conditions: bearsMark(mark) }]
      : []),
    ...retag("TagMarkedVolumes", grant, resources),
  ];
}
