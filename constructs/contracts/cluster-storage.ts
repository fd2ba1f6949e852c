/** The storage classes of a cluster. */
export interface ClusterStorage {
  /** StorageClass of volumes for one pod at a time. */
  readonly blockClass?: string;
  /** Volumes that many pods mount at once. */
  readonly sharedFiles?: SharedFileStorage;
  /** CSI driver whose volumes can be snapshotted, such as `ebs.csi.aws.com`. */
  readonly snapshotDriver?: string;
}

/** A file system that pods share (ReadWriteMany). */
export interface SharedFileStorage {
  readonly storageClass: string;
}
