/** What clients of the migrated database know of it. */
export interface MigratedDatabase {
  /** Queue of reservation requests. */
  readonly reservations: string;
  /** Queue of disk operations. */
  readonly disks: string;
  /** SQL that yields one row once exactly this schema and these fixtures are applied; none, or an error, before. */
  readonly readyQuery: string;
}
