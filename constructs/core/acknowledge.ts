import type { IConstruct } from "constructs";

/** Key of the construct metadata that keeps an acknowledgement. */
export const acknowledgementKey = "gantry:acknowledgement";

/** An exception from one policy rule, for one construct and all below it. */
export interface Acknowledgement {
  /** Id of the rule; `rule[part]` for one finding of it, as the finding is printed. */
  readonly rule: string;
  /** Why the exception is right. */
  readonly reason: string;
}

/**
 * Accepts what a policy rule finds in `construct` and below. An acknowledgement that matches no finding
 * is itself an error, so exceptions cannot outlive their cause. `rule` accepts every finding of the rule there,
 * `rule[part]` only the one that is printed so.
 *
 * @throws Error when the reason is shorter than 20 characters.
 */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  if (reason.trim().length < 20) {
    throw new Error(
      `${construct.node.path}: the acknowledgement of ${rule} needs a reason of at least 20 characters, not "${reason}"`,
    );
  }
  construct.node.addMetadata(acknowledgementKey, { rule, reason } satisfies Acknowledgement);
}
