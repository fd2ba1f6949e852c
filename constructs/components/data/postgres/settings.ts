import * as z from "zod";
import { namespaced } from "../../../../config/fields/namespaced";
import { externalEngine } from "./settings/external-engine";
import { patroniEngine } from "./settings/patroni-engine";

/** Settings of the database: run here by Patroni, or run by somebody else. Both give the same endpoint to clients. */
export const postgresSettings = z.strictObject({
  ...namespaced,
  engine: z
    .discriminatedUnion("kind", [patroniEngine, externalEngine])
    .prefault({ kind: "patroni" })
    .describe("Who runs PostgreSQL. Default: Patroni, in this cluster."),
});

export type PostgresSettings = z.output<typeof postgresSettings>;
