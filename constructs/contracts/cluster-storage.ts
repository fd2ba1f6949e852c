/** The storage classes of a cluster. */
export interface ClusterStorage {
  /** StorageClass of volumes for one pod at a time. */
  readonly blockClass?: string;
  /** Volumes that many pods mount at once. */
  readonly sharedFiles?: SharedFileStorage;
}

/** A file system that pods share (ReadWriteMany). */
export interface SharedFileStorage {
  readonly storageClass: string;
}
