import type { Grant } from "../../../contracts/workload-identity";
import type { Cloud } from "../runtime/cloud";

/** What workers call of the cloud; the calls behind each grant are told where the grant is declared. */
export function workerGrants(cloud: Cloud, customImages: string | undefined): readonly Grant[] {
  if (cloud.kind !== "aws") return [];
  const { diskContentsBucket, sharedFiles } = cloud;
  return [
    { kind: "volumes", verbs: ["read", "create", "delete", "tag"] },
    { kind: "snapshots", verbs: ["read", "create", "delete", "tag"] },
    { kind: "instances", verbs: ["read"] },
    ...(sharedFiles ? [{ kind: "sharedFileSystems", verbs: ["read", "create"] } as const] : []),
    ...(customImages ? [{ kind: "imageRegistry", repository: customImages, verbs: ["read"] } as const] : []),
    ...(diskContentsBucket ? [{ kind: "objectStorage", bucket: diskContentsBucket, access: "write" } as const] : []),
  ];
}
