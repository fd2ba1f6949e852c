import type { AwsSite } from "../../aws-site";
import type { Statement } from "../statement";

/** A call that lists everything of a kind: AWS has nothing narrower for it than the region. */
export function listStatement(site: AwsSite, sid: string, action: string): Statement {
  return {
    sid,
    actions: [action],
    anyResource: `${action} has no resource level: it lists all of the region, and changes nothing`,
    conditions: { StringEquals: { "aws:RequestedRegion": site.region } },
  };
}
