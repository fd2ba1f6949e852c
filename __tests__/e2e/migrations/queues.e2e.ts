import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeOnPostgres } from "./describe-on-postgres";
import { MigrationFiles } from "./migration-files";
import { ScratchPostgres } from "./scratch-postgres";

const schemaFolder = join(__dirname, "../../../constructs/components/gpu-dev/migrations/schema");

describeOnPostgres("queues", () => {
  let postgres: ScratchPostgres;
  let databases = 0;

  async function migrated(change: (files: MigrationFiles) => void = () => {}): Promise<string> {
    const database = postgres.createDatabase(`queues_${++databases}`);
    await migrate(database, change);
    return database;
  }
  async function migrate(database: string, change: (files: MigrationFiles) => void = () => {}): Promise<void> {
    const files = new MigrationFiles();
    change(files);
    const run = await files.run(postgres.environment(database));
    files.remove();
    if (run.status !== 0) throw new Error(run.output);
  }

  beforeAll(async () => {
    postgres = await ScratchPostgres.start();
  }, 240_000);
  afterAll(() => postgres.stop());

  it.each(["gpu_reservations", "disk_operations"])(
    "GIVEN queue %s WHEN a message is sent, read and archived THEN each step shows what the next needs",
    async (queue) => {
      const database = await migrated();
      const query = (sql: string) => postgres.query(database, sql);

      expect(query(`SELECT pgmq.send('${queue}', '{"action": "create"}')`)).toEqual(["1"]);
      // 900 s is the processor's visibility: nobody else may see the message meanwhile.
      expect(
        query(`SELECT msg_id, read_ct, message ->> 'action', vt - now() BETWEEN '895 s' AND '905 s'
          FROM pgmq.read('${queue}', 900, 1)`),
      ).toEqual(["1|1|create|t"]);
      expect(query(`SELECT msg_id FROM pgmq.read('${queue}', 900, 1)`)).toEqual([]);
      expect(query(`SELECT pgmq.archive('${queue}', 1::bigint)`)).toEqual(["t"]);
      expect(query(`SELECT queue_length, total_messages FROM pgmq.metrics('${queue}')`)).toEqual(["0|1"]);
      expect(query(`SELECT msg_id, message ->> 'action' FROM pgmq.a_${queue}`)).toEqual(["1|create"]);
    },
  );

  it("GIVEN a message nobody archived WHEN its visibility ends THEN it is read again and counted", async () => {
    const database = await migrated();
    postgres.query(database, "SELECT pgmq.send('gpu_reservations', '{}')");
    postgres.query(database, "SELECT msg_id FROM pgmq.read('gpu_reservations', 0, 1)");
    expect(postgres.query(database, "SELECT msg_id, read_ct FROM pgmq.read('gpu_reservations', 900, 1)")).toEqual([
      "1|2",
    ]);
  });

  it("GIVEN queues in use WHEN every file is applied again THEN waiting and archived messages are still there", async () => {
    const database = await migrated();
    postgres.query(database, "SELECT pgmq.send('disk_operations', '{}'), pgmq.send('disk_operations', '{}')");
    postgres.query(database, "SELECT pgmq.archive('disk_operations', 1::bigint)");

    postgres.query(database, "TRUNCATE schema_migrations");
    await migrate(database);

    expect(postgres.query(database, "SELECT queue_length FROM pgmq.metrics('disk_operations')")).toEqual(["1"]);
    expect(postgres.query(database, "SELECT msg_id FROM pgmq.a_disk_operations")).toEqual(["1"]);
  });

  it("GIVEN a queue with an archive of its own WHEN retention comes THEN the archived messages are moved, not lost", async () => {
    const retention = "schema/008-queue-archive-retention.sql";
    const database = await migrated((files) => files.delete(retention));
    postgres.query(database, "SELECT pgmq.send('gpu_reservations', '{\"old\": true}')");
    postgres.query(database, "SELECT pgmq.archive('gpu_reservations', 1::bigint)");

    await migrate(database);

    expect(postgres.query(database, "SELECT msg_id, message ->> 'old' FROM pgmq.a_gpu_reservations")).toEqual([
      "1|true",
    ]);
    expect(postgres.query(database, "SELECT to_regclass('pgmq.a_gpu_reservations_old') IS NULL")).toEqual(["t"]);
  });

  it("GIVEN archives by week WHEN the upkeep runs as the application's role THEN weeks older than 90 days go", async () => {
    const database = await migrated();
    const weeks = () =>
      postgres.query(
        database,
        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'pgmq.a_disk_operations'::regclass",
      );
    postgres.query(
      database,
      `INSERT INTO pgmq.a_disk_operations (msg_id, vt, archived_at, message)
         VALUES (1, now(), now() - interval '100 days', '{}'), (2, now(), now(), '{}');
       SELECT partman.partition_data_time('pgmq.a_disk_operations', 10)`,
    );
    const before = weeks();

    postgres.query(database, "CALL partman.run_maintenance_proc()");

    expect(postgres.query(database, "SELECT msg_id FROM pgmq.a_disk_operations")).toEqual(["2"]);
    expect(before.filter((week) => !weeks().includes(week))).toHaveLength(1);
  });

  it("GIVEN an entry whose table is gone WHEN migrated THEN it fails and names the queue", async () => {
    const database = postgres.createDatabase(`queues_${++databases}`);
    postgres.query(database, "SELECT pgmq.create('disk_operations'); DROP TABLE pgmq.q_disk_operations");
    const queues = readFileSync(join(schemaFolder, "007-queues.sql"), "utf8");
    expect(() => postgres.query(database, queues)).toThrow("queue disk_operations is missing or has lost a table");
  });
});
