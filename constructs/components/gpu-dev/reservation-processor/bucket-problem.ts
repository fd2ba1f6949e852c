import type { SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { ProcessorSettings } from "./settings";

/** Listings of disks that one writes and the other looks for elsewhere would always be empty. */
export function bucketProblem({ cloud }: ProcessorSettings, { components }: ResolvedEnvironment): SettingProblem[] {
  const reader = components.find(({ description }) => description.id === "api")?.settings.diskContentsBucket;
  const written = cloud.kind === "aws" ? cloud.diskContentsBucket : undefined;
  if (reader === undefined || reader === written) return [];
  return [
    {
      setting: cloud.kind === "aws" ? "cloud.diskContentsBucket" : "cloud",
      message: `writes listings of disks to ${written ?? "no bucket"}, and components.api reads them from ${String(reader)}`,
      allowed: `${String(reader)}, which components.api.diskContentsBucket says`,
      hint: "name one bucket in both, or in neither",
    },
  ];
}
