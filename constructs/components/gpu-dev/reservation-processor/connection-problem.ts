import type { SettingProblem } from "../../../../config/component-description";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { postgres } from "../../data/postgres/postgres";
import type { PostgresSettings } from "../../data/postgres/settings";
import type { ProcessorSettings } from "./settings";

/** Connections that each program opens at most, by the pools in its code. */
const connections = {
  /** A worker's own pool. */
  worker: 3,
  /** The pool of an API pod. */
  api: 10,
  /** One thread of a poller, of the availability updater or of the expiry. */
  thread: 2,
} as const;

/** What PostgreSQL keeps for administration and replication, Patroni and metrics; `maxConnections` says so too. */
const kept = 13;

/** More workers than the database takes connections: they fail when the system is busiest. */
export function connectionProblem(
  { consumers }: ProcessorSettings,
  { components }: ResolvedEnvironment,
): SettingProblem[] {
  const settingsOf = (id: string) => components.find(({ description }) => description.id === id)?.settings;
  const engine = (settingsOf(postgres.id) as PostgresSettings | undefined)?.engine;
  if (engine?.kind !== "patroni") return [];
  const api = settingsOf("api")?.replicas;
  const pollers = Object.values(consumers);
  // A roll adds a pod before it takes one away.
  const wanted =
    pollers.reduce(
      (sum, { replicas, maxConcurrentJobs }) => sum + replicas * maxConcurrentJobs * connections.worker,
      0,
    ) +
    pollers.reduce((sum, { replicas }) => sum + (replicas + 1) * connections.thread, 0) +
    (typeof api === "number" ? (api + 1) * connections.api : 0) +
    ["availabilityUpdater", "reservationExpiry"].filter(settingsOf).length * connections.thread;
  const offered = engine.maxConnections - kept;
  if (wanted <= offered) return [];
  return [
    {
      setting: "consumers",
      message: `lets workers, pollers and what else is here open ${wanted} database connections, and the database takes ${offered} of them`,
      allowed: `replicas and maxConcurrentJobs that fit into components.postgres.engine.maxConnections (${engine.maxConnections}, less ${kept} of its own)`,
      hint: `lower maxConcurrentJobs or replicas (${connections.worker} connections a Job), or raise maxConnections to ${wanted + kept}`,
    },
  ];
}
