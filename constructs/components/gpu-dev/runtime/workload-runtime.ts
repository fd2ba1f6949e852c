import type { CloudSettings } from "./cloud";

/** What the programs beside the processor take over from it, so that no two of them disagree. */
export interface WorkloadRuntime {
  readonly cloud: CloudSettings;
}
