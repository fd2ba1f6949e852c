import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describeOnPostgres } from "./describe-on-postgres";
import { MigrationFiles } from "./migration-files";
import { ScratchPostgres } from "./scratch-postgres";

const schemaFolder = join(__dirname, "../../../constructs/components/gpu-dev/migrations/schema");
const schemaFiles = readdirSync(schemaFolder)
  .sort()
  .map((file) => `schema/${file}`);
const bundle = (name: string) => ({ MIGRATE_BUNDLE: name });

/** What a system in use holds: every table, and both queues with messages that wait, are being worked on and are done. */
const contents = `
  INSERT INTO api_users (username, email) VALUES ('ada', 'ada@example.com'), ('grace', NULL);
  INSERT INTO api_keys (user_id, key_hash, key_prefix, expires_at, description)
    VALUES (1, 'hash-of-ada', 'gpu_ada', '2027-01-01Z', 'laptop'), (2, 'hash-of-grace', 'gpu_gra', NULL, NULL);
  INSERT INTO reservations (reservation_id, user_id, status, gpu_type, gpu_count, duration_hours, status_history,
      warnings_sent, oom_count)
    VALUES ('r-active', 'ada', 'active', 'h100', 8, 2.5, '[{"message": "Pod is up"}]', '{"30": true}', 2),
           ('r-expired', 'grace', 'expired', 'l4', 1, 1, '[]', '{}', 0);
  INSERT INTO disks (user_id, disk_name, reservation_id, in_use, size_gb, snapshot_count, is_deleted)
    VALUES ('ada', 'home', 'r-active', true, 100, 3, false), ('grace', 'old', NULL, false, 50, 1, true);
  UPDATE gpu_types SET total_cluster_gpus = 40, available_gpus = 7, max_reservable = 4, full_nodes_available = 1,
    running_instances = 5, desired_capacity = 6, max_per_node = 7, last_availability_update = '2026-01-01Z',
    last_availability_updated_by = 'updater', is_active = false WHERE gpu_type = 'h100';
  SELECT pgmq.send('gpu_reservations', '{"n": 1}'), pgmq.send('gpu_reservations', '{"n": 2}'),
    pgmq.send('disk_operations', '{"n": 3}');
  SELECT msg_id FROM pgmq.read('gpu_reservations', 1000, 1);
  SELECT pgmq.archive('disk_operations', 1::bigint);`;

const tables = ["api_users", "api_keys", "reservations", "disks", "gpu_types"];
const queues = ["q_gpu_reservations", "a_gpu_reservations", "q_disk_operations", "a_disk_operations"];

describeOnPostgres("upgrade from the previous version of the schema", () => {
  let postgres: ScratchPostgres;
  let databases = 0;

  beforeAll(async () => {
    postgres = await ScratchPostgres.start();
  }, 240_000);
  afterAll(() => postgres.stop());

  /** Runs the schema as it was without its last files, as an earlier release would. */
  async function previous(database: string, without: readonly string[]): Promise<void> {
    const files = new MigrationFiles();
    for (const file of without) files.delete(file);
    const run = await files.run({ ...postgres.environment(database), ...bundle("previous") });
    files.remove();
    if (run.status !== 0) throw new Error(run.output);
  }

  /** Every value of every row; columns that the upgrade adds would stand at the end of a row. */
  const everything = (database: string) =>
    [...tables, ...queues.map((queue) => `pgmq.${queue}`)].map((table) => [
      table,
      postgres.query(database, `SELECT to_jsonb(it) FROM ${table} AS it ORDER BY to_jsonb(it)::text`),
    ]);

  it.each([1, 2])(
    "GIVEN a database in use that lacks the last %i files WHEN the current bundle runs THEN every value is there, live numbers too",
    async (count) => {
      const missing = schemaFiles.slice(-count);
      const database = postgres.createDatabase(`upgrade_${++databases}`);
      // Without their file there are no queues, which a system in use has.
      await previous(database, missing);
      if (missing.includes("schema/007-queues.sql")) {
        postgres.query(database, "SELECT pgmq.create('gpu_reservations'), pgmq.create('disk_operations')");
      }
      postgres.query(database, contents);
      const before = everything(database);

      const files = new MigrationFiles();
      const run = await files.run({ ...postgres.environment(database), ...bundle("current") });
      files.remove();

      expect(run).toMatchObject({ status: 0, applied: missing });
      expect(everything(database)).toEqual(before);
      expect(before.flatMap(([, rows]) => rows).length).toBeGreaterThan(15);
    },
  );

  it("GIVEN the upgrade WHEN the ledger is read THEN it has every file, and both bundles", async () => {
    const database = postgres.createDatabase(`upgrade_${++databases}`);
    await previous(database, schemaFiles.slice(-1));
    const files = new MigrationFiles();
    await files.run({ ...postgres.environment(database), ...bundle("current") });
    files.remove();

    expect(postgres.query(database, "SELECT file FROM schema_migrations ORDER BY file")).toEqual([
      "bundle/current",
      "bundle/previous",
      "fixtures/001-gpu-types.sql",
      ...schemaFiles,
    ]);
  });

  it("GIVEN clients that hold a table WHEN the upgrade needs it THEN it fails within its wait and changes nothing", async () => {
    const last = "schema/900-remark.sql";
    const database = postgres.createDatabase(`upgrade_${++databases}`);
    await previous(database, []);
    postgres.query(database, contents);
    const before = everything(database);
    const files = new MigrationFiles();
    files.write(last, "ALTER TABLE reservations ADD COLUMN IF NOT EXISTS remark text;\n");
    postgres.hold(database, "BEGIN; LOCK TABLE reservations IN ACCESS SHARE MODE; SELECT pg_sleep(60)");
    const holder = "FROM pg_locks WHERE relation = 'reservations'::regclass AND pid <> pg_backend_pid()";
    for (let tries = 0; tries < 100 && postgres.query(database, `SELECT pid ${holder}`).length === 0; tries++) {
      postgres.query(database, "SELECT pg_sleep(0.1)");
    }

    const held = await files.run({ ...postgres.environment(database), MIGRATE_LOCK_TIMEOUT: "1s" });
    const after = everything(database);
    postgres.asSuperuser(database, `SELECT pg_terminate_backend(pid) ${holder}`);
    const again = await files.run(postgres.environment(database));
    files.remove();

    expect(held).toMatchObject({
      status: 1,
      output: expect.stringContaining("canceling statement due to lock timeout"),
    });
    expect(after).toEqual(before);
    expect(again).toMatchObject({ status: 0, applied: [last] });
  });
});
