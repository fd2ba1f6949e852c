import type { Construct } from "constructs";
import { isFileSystemId } from "../../../../config/eks/is-file-system-id";
import type { KubernetesCluster } from "../../../contracts/kubernetes-cluster";
import type { CloudSettings } from "./cloud";

type Amazon = Extract<CloudSettings, { kind: "aws" }>;

/** The cloud as programs are told of it: every place, id and name is there. */
export type Cloud =
  | Exclude<CloudSettings, { kind: "aws" }>
  | {
      readonly kind: "aws";
      readonly region: string;
      readonly zone: string;
      /** Whole name of the bucket. */
      readonly diskContentsBucket?: string;
      readonly sharedFiles?: {
        readonly securityGroup: string;
        readonly subnets: readonly string[];
        /** Id of the file system. */
        readonly compilerCache?: string;
      };
    };

/**
 * Fills in what the target knows of the cloud; what lies beside it is looked up in the scope's stack.
 *
 * @throws Error where neither the settings nor the target say it; the processor's check refuses such an environment.
 */
export function placedCloud(
  scope: Construct,
  cloud: CloudSettings,
  { info, storage }: Pick<KubernetesCluster, "info" | "storage">,
): Cloud {
  if (cloud.kind !== "aws") return cloud;
  const { diskContentsBucket, sharedFiles } = cloud;
  const unknown = (what: string) => new Error(`${scope.node.path}: neither cloud nor the target says ${what}`);
  const region = cloud.region ?? info.place?.region;
  const zone = cloud.zone ?? info.place?.zones[0];
  if (!region || !zone) throw unknown("region and zone");
  return {
    kind: "aws",
    region,
    zone,
    ...(diskContentsBucket ? { diskContentsBucket: storage.bucket?.(diskContentsBucket) ?? diskContentsBucket } : {}),
    ...(sharedFiles ? { sharedFiles: placedFiles(sharedFiles) } : {}),
  };

  function placedFiles({ securityGroup, subnets, compilerCache }: NonNullable<Amazon["sharedFiles"]>) {
    const known = storage.sharedFiles?.fileSystems;
    const doors = securityGroup && subnets ? { securityGroup, subnets } : known?.doors(scope);
    if (!doors) throw unknown("the doors of file systems");
    if (!compilerCache) return doors;
    const id = isFileSystemId(compilerCache) ? compilerCache : known?.id(scope, compilerCache);
    if (!id) throw unknown(`where file system ${compilerCache} is`);
    return { ...doors, compilerCache: id };
  }
}
