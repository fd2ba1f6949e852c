import type { TerraformStack } from "cdktf";
import type { PolicyFailure } from "./finding";
import { policyReport } from "./policy-report";
import { pack } from "./rules";

/** Holds every rule of the pack against the rendered resources of the stacks. */
export function checkPolicy(stacks: readonly TerraformStack[]): readonly PolicyFailure[] {
  return policyReport(stacks, pack).failures;
}
