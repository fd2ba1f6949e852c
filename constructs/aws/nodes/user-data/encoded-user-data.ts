import { Fn } from "cdktf";
import { placeholders } from "./placeholders";

/** What is only known once the cluster is there: expressions, or their values. */
export interface ClusterFacts {
  readonly endpoint: string;
  /** In base64. */
  readonly certificateAuthority: string;
}

/**
 * User data as EC2 takes it, as an expression, so that a plan shows its text. Terraform puts the cluster's facts in
 * place itself: cdktf spoils an expression that stands inside a text that is an argument of a function.
 */
export function encodedUserData(text: string, cluster: ClusterFacts): string {
  const facts = [
    [placeholders.endpoint, cluster.endpoint],
    [placeholders.certificateAuthority, cluster.certificateAuthority],
  ] as const;
  const filled = facts
    .filter(([placeholder]) => text.includes(placeholder))
    .reduce((expression, [placeholder, fact]) => Fn.replace(expression, placeholder, fact), Fn.rawString(text));
  return Fn.base64encode(filled);
}
