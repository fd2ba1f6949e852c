import { nearest } from "../../config/nearest";
import type { Acknowledgement } from "../core/acknowledge";
import type { PolicyFailure } from "./finding";

/** The failure that an acknowledgement is when it matches no finding: what it excused is gone, or was never named right. */
export function unusedAcknowledgement(
  stack: string,
  acknowledgement: Acknowledgement & { readonly construct: string },
  ids: readonly string[],
): PolicyFailure {
  const rule = acknowledgement.rule.replace(/\[.*$/, "");
  const known = ids.includes(rule);
  const meant = known ? undefined : nearest(rule, ids);
  return {
    rule: "unused-acknowledgement",
    outcome: "fail",
    message: known
      ? `the acknowledgement of ${acknowledgement.rule} matches no finding; its reason was: ${acknowledgement.reason}`
      : `the acknowledgement names "${rule}", which is no rule${meant ? `; did you mean ${meant}?` : ""}`,
    stack,
    construct: acknowledgement.construct,
    address: "",
    remedy: known
      ? "take it out; it must stand on the construct that has the finding, or on an ancestor in the same stack"
      : `name one of ${ids.join(", ")}`,
  };
}
