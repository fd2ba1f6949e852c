import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { StorageClassSettings } from "../../storage/storage-classes/settings";
import type { settings as schema } from "./settings";

/** Classes of users' disks that are not there, or that would delete what a user keeps. */
export function checkDisks(
  { disks }: z.output<typeof schema>,
  { target, components }: ResolvedEnvironment,
): SettingProblem[] {
  if (!disks) return [];
  const made = components.find(({ description }) => description.id === "storageClasses")?.settings as
    | StorageClassSettings
    | undefined;
  const problems: SettingProblem[] = [];
  const ours = made?.classes[disks.storageClass];
  const known = [
    // EKS brings no class: what the target names is there when the component makes it.
    ...new Set([
      ...Object.keys(made?.classes ?? {}),
      ...(target.storageClass && target.kind !== "eks" ? [target.storageClass] : []),
    ]),
  ];
  if (!known.includes(disks.storageClass)) {
    problems.push({
      setting: "disks.storageClass",
      message: "is no storage class of this environment",
      allowed: known.join(", ") || "none: neither target.storageClass nor the component storageClasses names one",
      hint: "name one of these, or add the class to components.storageClasses.classes",
    });
  } else if (ours && ours.reclaim !== "retain") {
    problems.push({
      setting: "disks.storageClass",
      message: "deletes a user's disk with its claim",
      allowed: 'a class with reclaim "retain"',
      hint: `set components.storageClasses.classes.${disks.storageClass}.reclaim to "retain", or name another class`,
    });
  }
  const snapshotClasses = Object.keys(made?.snapshotClasses ?? {});
  if (disks.snapshotClass && !snapshotClasses.includes(disks.snapshotClass)) {
    problems.push({
      setting: "disks.snapshotClass",
      message: "is no snapshot class of this environment",
      allowed: snapshotClasses.join(", ") || "none: the component storageClasses names no snapshot class",
      hint: "add the class to components.storageClasses.snapshotClasses, or leave snapshotClass out",
    });
  }
  return problems;
}
