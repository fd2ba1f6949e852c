import { pgHba } from "./pg-hba";
import { postgresParameters } from "./postgres-parameters";
import type { PatroniEngine } from "./settings/patroni-engine";

/**
 * Patroni's dynamic configuration: what all members must agree on, kept with the leader's key.
 * Patroni reads it from its file once in a cluster's life, so each member's init container writes it again (prepare.sh).
 *
 * Times, in seconds: the leader renews its key every `loop_wait`; a dead leader's key is free `ttl` after its last renewal,
 * so a failover takes between 16 and 25 s, its election included. 20 is the least that Patroni takes for `ttl`,
 * and loop_wait + 2 * retry_timeout must not exceed it.
 */
export function dynamicConfiguration(engine: PatroniEngine): object {
  const replicated = engine.members > 1;
  return {
    ttl: 20,
    loop_wait: 4,
    retry_timeout: 6,
    // An API server that is away must not take the database with it: the primary goes on while it reaches all members itself.
    failsafe_mode: true,
    synchronous_mode: replicated,
    synchronous_node_count: 1,
    synchronous_mode_strict: replicated && engine.durability === "strict",
    // A crashed primary hands over at once where somebody has all of its writes; alone, it takes the time its recovery takes.
    primary_start_timeout: replicated ? 0 : 300,
    // A primary that does not stop is killed: its writes are on the synchronous replica.
    primary_stop_timeout: 20,
    // Without synchronous replication: how much a replica may miss and still be promoted.
    maximum_lag_on_failover: 1048576,
    postgresql: {
      use_pg_rewind: true,
      use_slots: true,
      // What fails to be rewound or has diverged is copied anew, with no human in between: the leader has all of it.
      remove_data_directory_on_rewind_failure: true,
      remove_data_directory_on_diverged_timelines: true,
      parameters: postgresParameters(engine),
      pg_hba: pgHba(engine),
    },
  };
}
