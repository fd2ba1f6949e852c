/**
 * How gpu-dev's programs tell users' disks from all others, and which tags each of them changes on what is there.
 * Everything is tagged in the call that makes it, but the snapshots of `safe_create_snapshot`, which are in a second one.
 */
export const userDisks = {
  /** On every disk, snapshot and file system of a user; the value is the user. */
  mark: "gpu-dev-user",
  /** Which of a user's disks counts, since they are one for all zones. */
  activeVolume: ["ActiveVolume", "MigrationVersion"],
  /** A duplicate that is kept for a month. */
  quarantine: ["gpu-dev-quarantined", "gpu-dev-quarantine-reason"],
  /** A disk that its user has deleted, and that is kept for a month. */
  deletion: ["delete-date", "marked-deleted-at"],
  diskName: ["disk_name"],
  /** All that `safe_create_snapshot` tags. */
  newSnapshot: [
    "Name",
    "SnapshotType",
    "created_at",
    "disk_name",
    "disk_size",
    "gpu-dev-snapshot-type",
    "gpu-dev-user",
    "snapshot_content_s3",
  ],
} as const;
