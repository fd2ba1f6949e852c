/**
 * Where things are in the member's image and pod, in one place for the configuration, the scripts and the pod.
 * The image is Zalando's Spilo: PostgreSQL from apt.postgresql.org on Ubuntu, with Patroni in /usr/local/bin.
 */
export const layout = {
  /** Ids of `postgres` in the image's /etc/passwd; initdb refuses to run as a user without an entry. */
  user: { uid: 101, gid: 103 },
  binaries: "/usr/lib/postgresql/18/bin",
  /** Control files and SQL of extensions; a volume is mounted over it, so that PGMQ's can be added. */
  extensions: "/usr/share/postgresql/18/extension",
  /** The member's volume. The data directory lies two levels below: its mode must be 0700, which fsGroup changes at the root. */
  volume: "/home/postgres/pgdata",
  data: "/home/postgres/pgdata/pgroot/data",
  socket: "/run/postgresql",
  temporary: "/tmp",
  sharedMemory: "/dev/shm",
  /** Configuration and scripts, from the ConfigMap. */
  configuration: "/etc/patroni",
  certificate: "/etc/postgresql/tls",
  /** One folder for every Secret, one file for every key. */
  credentials: "/etc/postgresql/credentials",
  ports: { postgres: 5432, restApi: 8008, metrics: 9187 },
} as const;
