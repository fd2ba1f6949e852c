import { roles } from "./roles";

export interface PgHbaOptions {
  /** Role that owns the database. */
  readonly role: string;
  readonly database: string;
}

/**
 * Who may log in, from where and how; the first line that matches decides.
 * Over the network: TLS and SCRAM, each role only into what it is for, and never the superuser.
 * `all` as an address is IPv4 and IPv6; which pods get that far is the network policy's business.
 */
export function pgHba({ role, database }: PgHbaOptions): string[] {
  return [
    // Patroni, the reconciler, an administrator inside the pod: the kernel vouches for the user, so there is no password to leak.
    `local all ${roles.superuser} peer`,
    `hostssl replication ${roles.replication} all scram-sha-256`,
    // pg_rewind and Patroni's look at a new primary both use the maintenance database.
    `hostssl postgres ${roles.rewind} all scram-sha-256`,
    `hostssl postgres,${database} ${roles.monitoring} all scram-sha-256`,
    `hostssl ${database} ${role} all scram-sha-256`,
    // Said outright, so that a refusal names its line in the log.
    "local all all reject",
    "host all all all reject",
  ];
}
