import type { Grant } from "../../../contracts/workload-identity";
import type { AwsSite } from "../../aws-site";
import type { Statement } from "../statement";
import { bearsMark } from "./bears-mark";
import { listStatement } from "./list-statement";

/** Rights on EFS file systems that bear the mark, on making such, and on their mount targets in given subnets. */
export function fileSystemStatements(
  site: AwsSite,
  { mark, verbs, subnets, securityGroup }: Extract<Grant, { kind: "sharedFileSystems" }>,
): Statement[] {
  const resources = [site.arn("elasticfilesystem", "file-system/*")];
  const ec2 = (kind: string, ids: readonly string[] = ["*"]) => ids.map((id) => site.arn("ec2", `${kind}/${id}`));
  return [
    ...(verbs.includes("read")
      ? [
          {
            sid: "ReadFileSystems",
            // The user's own is found by reading the tags of all.
            actions: [
              "elasticfilesystem:DescribeFileSystems",
              "elasticfilesystem:DescribeMountTargets",
              "elasticfilesystem:DescribeTags",
            ],
            resources,
          },
        ]
      : []),
    ...(verbs.includes("create")
      ? [
          {
            sid: "CreateMarkedFileSystems",
            actions: ["elasticfilesystem:CreateFileSystem"],
            resources,
            conditions: { Null: { [`aws:RequestTag/${mark}`]: "false" } },
          },
          {
            sid: "TagNewFileSystems",
            actions: ["elasticfilesystem:TagResource"],
            resources,
            conditions: { StringEquals: { "elasticfilesystem:CreateAction": "CreateFileSystem" } },
          },
          {
            sid: "FurnishMarkedFileSystems",
            actions: ["elasticfilesystem:CreateMountTarget", "elasticfilesystem:PutLifecycleConfiguration"],
            resources,
            conditions: bearsMark(mark),
          },
          // EFS makes the interface of a mount target with its caller's rights.
          // https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
          {
            sid: "CreateMountTargetInterfaces",
            actions: ["ec2:CreateNetworkInterface"],
            resources: [
              ...ec2("network-interface"),
              ...ec2("subnet", subnets),
              ...ec2("security-group", securityGroup ? [securityGroup] : undefined),
            ],
          },
          listStatement(site, "ListSubnets", "ec2:DescribeSubnets"),
          listStatement(site, "ListNetworkInterfaces", "ec2:DescribeNetworkInterfaces"),
        ]
      : []),
  ];
}
