import type { Construct } from "constructs";

/** The storage classes of a cluster, and what is stored beside it. */
export interface ClusterStorage {
  /** StorageClass of volumes for one pod at a time. */
  readonly blockClass?: string;
  /** Volumes that many pods mount at once. */
  readonly sharedFiles?: SharedFileStorage;
  /** CSI driver whose volumes can be snapshotted, such as `ebs.csi.aws.com`. */
  readonly snapshotDriver?: string;
  /** Whole name of a bucket of the target by its short one; any other name stays as it is. Left out where none are known. */
  bucket?(name: string): string;
}

/** A file system that pods share (ReadWriteMany). */
export interface SharedFileStorage {
  readonly storageClass: string;
  /** The file systems themselves; left out where the target knows none by name. */
  readonly fileSystems?: NamedFileSystems;
}

/** File systems that lie beside the cluster, as a stack above finds them: by literal names, in its own scope. */
export interface NamedFileSystems {
  /** Id of a file system by its name in the target; without a name, of the first. */
  id(scope: Construct, name?: string): string;
  /** Doors into the network that a program gives to file systems which it makes itself. */
  doors(scope: Construct): { readonly securityGroup: string; readonly subnets: readonly string[] };
}
