import { inBytes } from "../../../../config/fields/quantity";
import { layout } from "./layout";
import type { PatroniEngine } from "./settings/patroni-engine";

const mebibyte = 1024 ** 2;

/**
 * postgresql.conf as Patroni's dynamic configuration carries it. Memory follows the memory request, what the node really reserves:
 * with 1Gi it gives shared_buffers 256MB, effective_cache_size 768MB, maintenance_work_mem 128MB and work_mem 16MB.
 */
export function postgresParameters(engine: PatroniEngine): Record<string, string | number | boolean> {
  const memory = inBytes(engine.resources.requests.memory) / mebibyte;
  const disk = inBytes(engine.storage) / mebibyte;
  const share = (part: number, least: number, most: number) =>
    `${Math.floor(Math.min(most, Math.max(least, memory * part)))}MB`;
  const has = (extension: PatroniEngine["extensions"][number]) => engine.extensions.includes(extension);
  const preloaded = [
    ...(has("pg_partman") ? ["pg_partman_bgw"] : []),
    ...(has("pg_stat_statements") ? ["pg_stat_statements"] : []),
  ];
  return {
    max_connections: engine.maxConnections,
    // Above a quarter the page cache does better.
    shared_buffers: share(1 / 4, 128, 16384),
    effective_cache_size: share(3 / 4, 256, Number.POSITIVE_INFINITY),
    maintenance_work_mem: share(1 / 8, 64, 2048),
    work_mem: share(1 / 64, 4, 64),
    wal_level: "replica",
    max_wal_senders: 10,
    max_replication_slots: 10,
    // What a replica without a slot may lag; and where a dead member's slot stops holding back the disk.
    wal_keep_size: `${Math.floor(Math.min(1024, disk / 16))}MB`,
    max_slot_wal_keep_size: `${Math.floor(Math.min(65536, disk / 4))}MB`,
    max_wal_size: `${Math.floor(Math.min(4096, Math.max(256, disk / 16)))}MB`,
    hot_standby: true,
    // Long reads on a replica are not cancelled by the primary's vacuum.
    hot_standby_feedback: true,
    // pg_rewind needs this or checksums; both, so that a cluster brought in without checksums works too.
    wal_log_hints: true,
    checkpoint_completion_target: 0.9,
    password_encryption: "scram-sha-256",
    synchronous_commit: "on",
    ssl: true,
    ssl_min_protocol_version: "TLSv1.2",
    ssl_cert_file: `${layout.certificate}/tls.crt`,
    ssl_key_file: `${layout.certificate}/tls.key`,
    unix_socket_directories: layout.socket,
    // Dead clients and forgotten transactions give their connections and locks back.
    tcp_keepalives_idle: 60,
    tcp_keepalives_interval: 10,
    tcp_keepalives_count: 3,
    idle_in_transaction_session_timeout: "10min",
    log_destination: "stderr",
    logging_collector: false,
    log_line_prefix: "%m [%p] %q%u@%d/%a ",
    log_statement: "ddl",
    log_min_duration_statement: "1s",
    log_checkpoints: true,
    log_lock_waits: true,
    ...(preloaded.length > 0 ? { shared_preload_libraries: preloaded.join(",") } : {}),
    ...(has("pg_partman")
      ? {
          "pg_partman_bgw.dbname": engine.database,
          "pg_partman_bgw.role": engine.role,
          "pg_partman_bgw.interval": 3600,
        }
      : {}),
    ...archiving(engine),
    ...engine.parameters,
  };
}

function archiving({ archive }: PatroniEngine): Record<string, string | number | boolean> {
  if (!archive) return { archive_mode: "off" };
  return {
    archive_mode: "on",
    archive_command: archive.archiveCommand,
    archive_timeout: `${archive.timeoutSeconds}s`,
    restore_command: archive.restoreCommand,
  };
}
