import { postgresSettings } from "../../../../../constructs/components/data/postgres/settings";
import type { PatroniEngine } from "../../../../../constructs/components/data/postgres/settings/patroni-engine";

/** Settings of a cluster run here, with every default filled in. */
export function patroniEngine(given: object = {}): PatroniEngine {
  const { engine } = postgresSettings.parse({ engine: { kind: "patroni", ...given } });
  if (engine.kind !== "patroni") throw new Error("the schema changed the engine");
  return engine;
}
