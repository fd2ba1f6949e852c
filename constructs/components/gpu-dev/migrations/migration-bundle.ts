import path from "node:path";
import { sourceFile, sourceFilesIn } from "../../../core/source-file";
import { contentHash } from "../../../kubernetes/content-hash";
import { renderFixtures } from "./render-fixtures";
import type { MigrationSettings } from "./settings";

/** Everything that one run of the Job applies, by file name. */
export interface MigrationBundle {
  /** Changes with any file; the runner records it once all of them are applied. */
  readonly name: string;
  readonly schema: Readonly<Record<string, string>>;
  readonly fixtures: Readonly<Record<string, string>>;
  readonly runner: Readonly<Record<string, string>>;
}

/** The files of these settings: schema and runner as they lie here, fixtures rendered from the catalogue. */
export function migrationBundle({ cloud, gpuTypes }: MigrationSettings): MigrationBundle {
  const folder = path.join(__dirname, "schema");
  const files = {
    schema: Object.fromEntries(
      sourceFilesIn(folder, ".sql").map((file) => [file, sourceFile(path.join(folder, file))]),
    ),
    fixtures: { "001-gpu-types.sql": renderFixtures({ cloud, types: gpuTypes }) },
  };
  const runner = { "migrate.sh": sourceFile(path.join(__dirname, "migrate.sh")) };
  // The runner is left out: how files are applied does not change what the database then holds.
  return { name: contentHash(files), ...files, runner };
}
