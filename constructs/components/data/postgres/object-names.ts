/** Names of a cluster's objects in its namespace. They never change: clients, volumes and Patroni's state carry them. */
export const objectNames = {
  /** StatefulSet, headless service, service account, role, and Patroni's scope. */
  cluster: "postgres",
  configuration: "postgres-configuration",
  /** Service of the member that takes writes. */
  primary: "postgres-primary",
  /** Service of the members that serve reads which tolerate lag. */
  replica: "postgres-replica",
  secrets: {
    application: "postgres-credentials",
    replication: "postgres-replication-credentials",
    patroni: "postgres-patroni-credentials",
    monitoring: "postgres-monitoring-credentials",
  },
} as const;
