import type { PostgresEndpoint } from "../../../contracts/postgres-endpoint";
import { defineComponent } from "../../../core/define-component";
import { PatroniCluster } from "./patroni-cluster";
import { postgresEndpoint } from "./postgres-endpoint";
import { type PostgresSettings, postgresSettings } from "./settings";

/** PostgreSQL with PGMQ: highly available and run here, or run by somebody else; clients see one endpoint. */
export const postgres = defineComponent<typeof postgresSettings, PostgresEndpoint>({
  id: "postgres",
  summary: "PostgreSQL with the PGMQ queue: three members with automatic failover, one member, or an external server.",
  layer: "data",
  settings: postgresSettings,
  needs: ({ engine }: PostgresSettings) =>
    engine.kind === "patroni" ? [{ capability: "blockStorage", setting: "engine.storage" }] : [],
  provides: ({ engine }, site) => postgresEndpoint(engine, site),
  build(scope, { engine }, context) {
    if (engine.kind === "patroni") new PatroniCluster(scope, "cluster", { context, engine });
  },
});
