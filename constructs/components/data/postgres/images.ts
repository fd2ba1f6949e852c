import type { PublicImage } from "../../../../config/versions";

/** Images that the database runs. */
export const images = {
  /** PostgreSQL 18.3 with Patroni 4.1.0, pg_partman and WAL-G on Ubuntu 22.04; the image that Zalando's operator runs. */
  postgres: {
    repository: "ghcr.io/zalando/spilo-18",
    tag: "4.1-p2",
    source: "https://github.com/zalando/spilo/pkgs/container/spilo-18",
  },
  /** Only its extension files are used. */
  pgmq: { repository: "ghcr.io/pgmq/pg18-pgmq", tag: "v1.8.1", source: "https://github.com/pgmq/pgmq/releases" },
  postgresExporter: {
    repository: "quay.io/prometheuscommunity/postgres-exporter",
    tag: "v0.20.1",
    source: "https://github.com/prometheus-community/postgres_exporter/releases",
  },
} as const satisfies Record<string, PublicImage>;
