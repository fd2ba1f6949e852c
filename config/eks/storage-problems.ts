import type { Fault } from "../fault";
import type { EksTarget } from "../schema/eks/target";
import { accessLogsBucket } from "./access-logs-bucket";
import { isFileSystemId } from "./is-file-system-id";

/** What is wrong with the file systems and buckets of an EKS target. */
export function storageProblems({ storageClass, sharedFiles, buckets }: EksTarget): Fault[] {
  const faults: Fault[] = [];
  if (sharedFiles?.storageClass === storageClass) {
    faults.push({
      path: "target.sharedFiles.storageClass",
      found: storageClass,
      message: "is the class of volumes for one pod as well (target.storageClass)",
      allowed: "two names: a class has one driver",
      hint: "rename one of them, and its entry in components.storageClasses.classes",
    });
  }
  for (const name of Object.keys(sharedFiles?.fileSystems ?? {}).filter(isFileSystemId)) {
    faults.push({
      path: `target.sharedFiles.fileSystems.${name}`,
      message: "would be taken for the id of a file system",
      allowed: "names that do not start with fs-",
      hint: "rename the file system",
    });
  }
  if (Object.hasOwn(buckets, accessLogsBucket)) {
    faults.push({
      path: `target.buckets.${accessLogsBucket}`,
      message: "is the bucket that gets the log of the others' requests",
      allowed: "any other name",
      hint: "rename the bucket",
    });
  }
  return faults;
}
