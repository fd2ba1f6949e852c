import * as z from "zod";
import { kubernetesName } from "../../../../../config/fields/kubernetes-name";
import { bytes } from "../../../../../config/fields/quantity";
import { resources } from "../../../../../config/fields/resources";
import { secretSource } from "../../../../../config/fields/secret-source";
import { archive } from "./archive";
import { sqlName } from "./sql-name";

/** Parameters that Patroni or this component owns: another value would break failover, TLS or the socket. */
const owned =
  /^(listen_addresses|port|cluster_name|hot_standby|wal_level|wal_log_hints|primary_.*|synchronous_standby_names|recovery_.*|unix_socket_.*|ssl|ssl_.*|archive_.*|restore_command|max_connections|shared_preload_libraries|password_encryption|fsync|full_page_writes|synchronous_commit)$/;

/** PostgreSQL run here: one or three members, no operator, nothing cluster-wide. */
export const patroniEngine = z.strictObject({
  kind: z
    .literal("patroni")
    .describe("PostgreSQL 18 in this cluster: Patroni in a StatefulSet, no operator, no cluster-wide rights."),
  members: z
    .union([z.literal(1), z.literal(3)])
    .default(3)
    .describe("Members: 3 survive the loss of one without losing a write, 1 comes back when its node does. Default: 3.")
    .meta({ allowed: "1 or 3", hint: "two members cannot tell a dead peer from a cut network, and more only cost" }),
  storage: bytes
    .default("100Gi")
    .describe("Volume of each member. Fixed once it is made; the page says how to grow it. Default: 100Gi."),
  storageClass: z
    .string()
    .min(1)
    .optional()
    .describe("StorageClass of the volumes. Default: the target's class for volumes of one pod."),
  resources: resources
    .prefault({ requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "2", memory: "4Gi" } })
    .describe(
      "Of each member. PostgreSQL's memory parameters follow the memory request. Default: 500m and 1Gi, at most 2 and 4Gi.",
    ),
  database: sqlName.default("gpudev").describe("Database that clients use. Default: gpudev."),
  role: sqlName
    .default("gpudev")
    .describe(
      "Role that owns the database; not a superuser. It must equal POSTGRES_USER of its Secret. Default: gpudev.",
    ),
  extensions: z
    .array(z.enum(["pgmq", "pg_partman", "pg_stat_statements"]))
    .default(["pgmq", "pg_partman"])
    .describe("Extensions of the database, kept at the images' versions. Default: pgmq and pg_partman."),
  maxConnections: z
    .int()
    .min(20)
    .max(2000)
    .default(300)
    .describe(
      "Connections in all, 13 of them kept for administration, replication and metrics. Default: 300 " +
        "(50 workers of 3, 2 APIs of 10, poller and periodic jobs of 10 each make 210, and a roll doubles the APIs).",
    ),
  parameters: z
    .record(
      z
        .string()
        .regex(/^[a-z_]+(\.[a-z_]+)?$/)
        .refine((name) => !owned.test(name), { error: "is set by the component itself" }),
      z.union([z.string(), z.number(), z.boolean()]),
    )
    .default({})
    .describe("Further parameters of postgresql.conf, or other values than the computed ones. Default: none.")
    .meta({ allowed: "names of PostgreSQL parameters that neither Patroni nor a setting of this component owns" }),
  durability: z
    .enum(["available", "strict"])
    .default("available")
    .describe(
      "With 3 members, when both replicas are gone: `available` lets the primary go on alone (no failover until one is back), " +
        "`strict` makes it wait. Default: available.",
    ),
  certificate: kubernetesName
    .optional()
    .describe(
      "TLS Secret (tls.crt, tls.key) of the members, for the two services' and the members' names. " +
        "Default: each member makes a certificate of its own, which encrypts and proves nothing.",
    ),
  archive: archive.optional(),
  credentials: z
    .strictObject({
      application: secretSource
        .prefault({ kind: "generated" })
        .describe("POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB: the role that owns the database."),
      replication: secretSource
        .prefault({ kind: "generated" })
        .describe("REPLICATION_USER (replicator), REPLICATION_PASSWORD."),
      patroni: secretSource
        .prefault({ kind: "generated" })
        .describe("REWIND_USER (rewinder), REWIND_PASSWORD, RESTAPI_USER, RESTAPI_PASSWORD."),
      monitoring: secretSource
        .prefault({ kind: "generated" })
        .describe("MONITORING_USER (postgres_exporter), MONITORING_PASSWORD."),
    })
    .prefault({})
    .describe(
      "Where each Secret comes from. Raising a revision rolls the members and replaces the password. Default: all generated.",
    ),
});

export type PatroniEngine = z.output<typeof patroniEngine>;
