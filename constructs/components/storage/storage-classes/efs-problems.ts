import type { SettingProblem } from "../../../../config/component-description";
import { isFileSystemId } from "../../../../config/eks/is-file-system-id";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { StorageClassSettings } from "./settings";

/** Classes of file systems that the target does not know, or whose volumes others could read. */
export function efsProblems(
  classes: StorageClassSettings["classes"],
  target: ResolvedEnvironment["target"],
): SettingProblem[] {
  const systems = target.kind === "eks" ? (target.sharedFiles?.fileSystems ?? {}) : {};
  const names = Object.keys(systems);
  return Object.entries(classes).flatMap(([name, given]): SettingProblem[] => {
    if (given.kind !== "awsEfs") return [];
    const { fileSystem = names[0] } = given;
    const setting = `classes.${name}.fileSystem`;
    if (fileSystem && isFileSystemId(fileSystem)) return [];
    const system = fileSystem !== undefined && Object.hasOwn(systems, fileSystem) ? systems[fileSystem] : undefined;
    if (!system) {
      return [
        {
          setting,
          message:
            fileSystem === undefined
              ? "is required: the target has no file systems"
              : "is no file system of the target",
          allowed: names.join(", ") || "the id of a file system, such as fs-0123456789abcdef0",
          hint:
            target.kind === "eks"
              ? "add it to target.sharedFiles.fileSystems"
              : "write the id of a file system that is there",
        },
      ];
    }
    if (system.clients.kind === "tls") return [];
    return [
      {
        setting,
        message: `is ${fileSystem}, which is mounted over plain NFS as well: whoever does would read every volume`,
        allowed:
          names.filter((each) => systems[each]?.clients.kind === "tls").join(", ") ||
          'one with clients { kind: "tls" }',
        hint: "name one of these, or add a file system for volumes to target.sharedFiles.fileSystems",
      },
    ];
  });
}
