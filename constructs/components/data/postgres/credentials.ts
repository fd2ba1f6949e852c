/**
 * The Secrets of a cluster and the keys of each. The keys of one Secret are replaced together.
 * The superuser is not among them: it has no password and no way in but the member's own socket.
 */
export const credentials = {
  /** The role that owns the database: what clients use. */
  application: { username: "POSTGRES_USER", password: "POSTGRES_PASSWORD", database: "POSTGRES_DB" },
  /** Streams the write-ahead log to replicas. */
  replication: { username: "REPLICATION_USER", password: "REPLICATION_PASSWORD" },
  /** What Patroni needs of its peers: a role that reads files for pg_rewind, and its own HTTP interface. */
  patroni: {
    username: "REWIND_USER",
    password: "REWIND_PASSWORD",
    restApiUsername: "RESTAPI_USER",
    restApiPassword: "RESTAPI_PASSWORD",
  },
  /** Reads statistics for the metrics exporter. */
  monitoring: { username: "MONITORING_USER", password: "MONITORING_PASSWORD" },
} as const;
