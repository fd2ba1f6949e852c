import type { Grant } from "../../../contracts/workload-identity";
import type { Statement } from "../statement";

type Disks = Extract<Grant, { kind: "volumes" | "snapshots" }>;

/**
 * Named tags of what bears the mark, which itself is not among them: nobody disowns a disk.
 *
 * @throws Error when the mark is among the tags to change.
 */
export function retag(sid: string, { mark, tags = [] }: Disks, resources: readonly string[]): Statement[] {
  if (tags.length === 0) return [];
  if (tags.includes(mark)) throw new Error(`${sid}: the tag ${mark} tells whose it is, and must not be changed`);
  return [
    {
      sid,
      actions: ["ec2:CreateTags", "ec2:DeleteTags"],
      resources,
      conditions: {
        "ForAllValues:StringEquals": { "aws:TagKeys": tags },
        // A call without keys takes all tags away, and satisfies any condition on all of its keys.
        Null: { "aws:TagKeys": "false", [`aws:ResourceTag/${mark}`]: "false" },
      },
    },
  ];
}
