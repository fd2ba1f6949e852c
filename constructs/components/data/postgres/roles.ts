/** Names of the database roles that every cluster has beside the application's. */
export const roles = {
  superuser: "postgres",
  replication: "replicator",
  rewind: "rewinder",
  monitoring: "postgres_exporter",
} as const;
