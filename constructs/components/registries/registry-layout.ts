/** Where things are in a registry's pod, in one place for its configuration, its scripts and its containers. */
export const registryLayout = {
  /** Any but root will do: the program is static and writes to its volume only. */
  user: { uid: 1000, gid: 1000 },
  program: "/bin/registry",
  data: "/var/lib/registry",
  configuration: "/etc/distribution",
  certificate: "/etc/registry/tls",
  htpasswd: "/etc/registry/htpasswd",
  credentials: "/etc/registry/credentials",
  ports: {
    registry: 5000,
    /** The read-only process, where pulls are anonymous. */
    pulls: 5010,
    metrics: 5090,
    pullsMetrics: 5091,
  },
} as const;
