import { migrationBundle } from "../../../../../constructs/components/gpu-dev/migrations/migration-bundle";
import { migrations } from "../../../../../constructs/components/gpu-dev/migrations/migrations";
import { migrationSettings } from "../../../../../constructs/components/gpu-dev/migrations/settings";

const settings = migrationSettings.parse({});
const bundle = migrationBundle(settings);
const files = Object.entries(bundle.schema);

/** SQL without comments and without what stands between quotes or dollar signs, where other rules hold. */
const bare = (sql: string) =>
  sql
    .replace(/--.*$/gm, "")
    .replace(/\$\$[\s\S]*?\$\$/g, "")
    .replace(/'[^']*'/g, "");

describe("schema files", () => {
  it("GIVEN their names WHEN listed THEN they count from 0 without a gap and the runner takes them", () => {
    const names = files.map(([name]) => name);
    expect(names.map((name) => Number(name.slice(0, 3)))).toEqual(names.map((_, index) => index));
    for (const name of names) expect(name).toMatch(/^\d{3}-[a-z0-9-]+\.sql$/);
  });

  it.each(files)(
    "GIVEN %s WHEN read THEN it neither ends the runner's transaction nor needs one of its own",
    (_, sql) => {
      expect(bare(sql)).not.toMatch(/\b(BEGIN|COMMIT|ROLLBACK|END|START TRANSACTION|CONCURRENTLY|VACUUM)\b/i);
    },
  );

  it.each(files)("GIVEN %s WHEN read THEN psql finds nothing in it to interpret", (_, sql) => {
    expect(bare(sql)).not.toMatch(/\\|(?<!:):[A-Za-z'"{]/);
  });

  it.each(files)("GIVEN %s WHEN read THEN every statement may run again", (_, sql) => {
    const once =
      /\bCREATE (TABLE|INDEX|UNIQUE INDEX|SCHEMA) (?!IF NOT EXISTS)|\bCREATE (FUNCTION|TRIGGER|VIEW)\b|\bADD COLUMN (?!IF NOT EXISTS)/i;
    expect(bare(sql)).not.toMatch(once);
    expect(bare(sql)).not.toMatch(/\b(DROP TABLE|TRUNCATE|DELETE FROM)\b/i);
    for (const [, constraint] of bare(sql).matchAll(/ADD CONSTRAINT (\w+)/g)) {
      expect(sql).toContain(`DROP CONSTRAINT IF EXISTS ${constraint}`);
    }
  });

  it("GIVEN all files WHEN searched for times THEN each has a zone", () => {
    for (const [, sql] of files) expect(bare(sql)).not.toMatch(/\btimestamp\b(?!tz)/i);
  });

  it("GIVEN the statuses of reservations WHEN adoption is compared with the schema THEN both know the same", () => {
    const statuses = (file: string) =>
      /status (?:NOT )?IN \(([^)]*)\)/.exec(bundle.schema[file] ?? "")?.[1]?.match(/\w+/g);
    expect(statuses("003-reservations.sql")).toHaveLength(9);
    expect(statuses("000-adopt-original-tables.sql")).toEqual(statuses("003-reservations.sql"));
  });

  it("GIVEN the queues that clients are told WHEN compared with the SQL THEN it makes and keeps exactly these", () => {
    const { reservations, disks } = migrations.provides(settings, {} as never);
    for (const name of ["007-queues.sql", "008-queue-archive-retention.sql"]) {
      expect(bundle.schema[name]).toContain(`ARRAY['${reservations}', '${disks}']`);
    }
  });

  it("GIVEN a changed setting WHEN bundled THEN schema and runner are the same and the name is another", () => {
    const other = migrationBundle(migrationSettings.parse({ gpuTypes: { t4: {} } }));
    expect(other.schema).toEqual(bundle.schema);
    expect(other.name).not.toBe(bundle.name);
    expect(migrationBundle(settings).name).toBe(bundle.name);
  });
});
