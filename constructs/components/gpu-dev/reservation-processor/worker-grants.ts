import type { Grant } from "../../../contracts/workload-identity";
import type { Cloud } from "../runtime/placed-cloud";
import { userDisks } from "../runtime/user-disks";

/** What workers call of the cloud; the calls behind each grant are told where the grant is declared. */
export function workerGrants(cloud: Cloud, customImages: string | undefined): readonly Grant[] {
  if (cloud.kind !== "aws") return [];
  const { diskContentsBucket, sharedFiles } = cloud;
  const { mark, activeVolume, deletion, newSnapshot } = userDisks;
  return [
    { kind: "volumes", mark, verbs: ["read", "create", "delete"], tags: activeVolume },
    { kind: "snapshots", mark, verbs: ["read", "create", "delete"], tags: deletion, tagsLater: newSnapshot },
    { kind: "instances", verbs: ["read"] },
    ...(sharedFiles
      ? [
          {
            kind: "sharedFileSystems",
            mark,
            verbs: ["read", "create"],
            subnets: sharedFiles.subnets,
            securityGroup: sharedFiles.securityGroup,
          } as const,
        ]
      : []),
    ...(customImages ? [{ kind: "imageRegistry", repository: customImages, verbs: ["read"] } as const] : []),
    ...(diskContentsBucket ? [{ kind: "objectStorage", bucket: diskContentsBucket, access: "write" } as const] : []),
  ];
}
