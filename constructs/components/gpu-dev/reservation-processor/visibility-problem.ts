import type { SettingProblem } from "../../../../config/component-description";
import type { ProcessorSettings } from "./settings";

/** Seconds that a message stays hidden at least beyond the end of its worker: its Job must be gone when it shows again. */
const leastMargin = 60;

/** A message that shows again while its worker may still run would be worked on twice. */
export function visibilityProblem({ visibilityTimeoutSeconds, workers }: ProcessorSettings): SettingProblem[] {
  const least = workers.deadlineSeconds + leastMargin;
  if (visibilityTimeoutSeconds >= least) return [];
  return [
    {
      setting: "visibilityTimeoutSeconds",
      message: `shows a message again while its worker may still run, or its Job is still there: workers.deadlineSeconds is ${workers.deadlineSeconds}`,
      allowed: `${least} or more`,
      hint: "raise it, or lower workers.deadlineSeconds",
    },
  ];
}
