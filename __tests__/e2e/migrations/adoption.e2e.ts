import { describeOnPostgres } from "./describe-on-postgres";
import { MigrationFiles } from "./migration-files";
import { originalDatabase } from "./original-database";
import { ScratchPostgres } from "./scratch-postgres";

/** Rows as the original's programs write them: much of it left out, and so without a value. */
const rows = `
  INSERT INTO api_users (username, created_at, is_active) VALUES ('ada', '2025-06-01 12:00', NULL), ('grace', now(), false);
  INSERT INTO api_keys (user_id, key_hash, key_prefix, expires_at) VALUES (1, 'hash-of-ada', 'gpu_ada', '2027-01-01Z');
  INSERT INTO reservations (reservation_id, user_id, status, gpu_type, gpu_count, duration_hours, created_at, name)
    VALUES ('r-active', 'ada', 'active', 'h100', 8, 2.5, '2025-06-01 12:00Z', 'training'),
           ('r-building', 'ada', 'creating_server', 'l4', NULL, 1, '2025-06-01 13:00Z', NULL),
           ('lock:r-active', 'system', 'lock', NULL, NULL, 0, '2025-06-01 14:00Z', NULL);
  INSERT INTO disks (user_id, disk_name, reservation_id, in_use, size_gb, operation_id)
    VALUES ('ada', 'home', 'r-active', true, 100, '6f0e4c1e-0000-4000-8000-000000000001'), ('grace', 'old', NULL, NULL, 50, NULL);
  INSERT INTO gpu_types (gpu_type, instance_type, max_gpus, cpus, memory_gb, total_cluster_gpus, max_per_node, is_active)
    VALUES ('h100', 'p5.48xlarge', 8, 192, 2048, 40, NULL, false), ('v100', 'p3.16xlarge', 8, 64, 488, 8, 8, true);
  INSERT INTO domain_mappings VALUES ('training', '10.0.0.7', 30022, 'r-active', '2025-06-02Z');
  INSERT INTO alb_target_groups VALUES ('r-active', 'training', 'arn:group', 'arn:rule', '2025-06-02Z');
  SELECT pgmq.send('gpu_reservations', '{"reservation_id": "r-waiting"}'), pgmq.send('disk_operations', '{"n": 1}');
  SELECT pgmq.archive('disk_operations', 1::bigint);`;

describeOnPostgres("a database that the original made", () => {
  let postgres: ScratchPostgres;
  let files: MigrationFiles;
  let databases = 0;
  const query = (database: string, sql: string) => postgres.query(database, sql);
  const original = (generation: "first" | "last" = "last", more = rows) => {
    const database = postgres.createDatabase(`original_${++databases}`);
    query(database, originalDatabase(generation) + more);
    return database;
  };
  const run = (database: string) => files.run(postgres.environment(database));

  /** Everything that programs can tell the schema by; the order of columns they cannot. */
  const shape = (database: string) => ({
    columns: query(
      database,
      `SELECT attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)
         FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
         LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
         ORDER BY attrelid::regclass::text, attname`,
    ),
    constraints: query(
      database,
      `SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
         WHERE connamespace = 'public'::regnamespace ORDER BY conrelid::regclass::text, conname`,
    ),
    indexes: query(database, "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"),
    triggers: query(database, "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"),
    functions: query(database, "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1"),
  });

  beforeAll(async () => {
    postgres = await ScratchPostgres.start();
  }, 240_000);
  afterAll(() => postgres.stop());
  beforeEach(() => {
    files = new MigrationFiles();
  });
  afterEach(() => files.remove());

  it.each(["first", "last"] as const)(
    "GIVEN its %s generation WHEN migrated THEN its schema is that of a new database, and a second run changes nothing",
    async (generation) => {
      const fresh = postgres.createDatabase(`fresh_${++databases}`);
      expect(await run(fresh)).toMatchObject({ status: 0 });
      const database = original(generation);

      const first = await run(database);
      const second = await run(database);

      expect(first).toMatchObject({ status: 0, output: expect.stringContaining("done: 10 applied") });
      expect(second).toMatchObject({ status: 0, applied: [] });
      expect(shape(database)).toEqual(shape(fresh));
    },
  );

  it("GIVEN rows without a ledger WHEN migrated THEN every row keeps what it says, and what it left out is its default", async () => {
    const database = original();
    const before = query(database, "SELECT * FROM reservations ORDER BY reservation_id");

    expect(await run(database)).toMatchObject({ status: 0 });

    expect(before).toHaveLength(3);
    expect(
      query(
        database,
        `SELECT reservation_id, user_id, status, gpu_type, gpu_count, duration_hours, name, jupyter_enabled
           FROM reservations ORDER BY reservation_id`,
      ),
    ).toEqual([
      "lock:r-active|system|lock||1|0||f",
      "r-active|ada|active|h100|8|2.5|training|f",
      "r-building|ada|creating_server|l4|1|1||f",
    ]);
    expect(
      query(database, "SELECT username, created_at = '2025-06-01 12:00', is_active FROM api_users ORDER BY 1"),
    ).toEqual(["ada|t|t", "grace|f|f"]);
    expect(query(database, "SELECT user_id, key_hash, expires_at = '2027-01-01Z' FROM api_keys")).toEqual([
      "1|hash-of-ada|t",
    ]);
    expect(
      query(database, "SELECT user_id, disk_name, reservation_id, in_use, size_gb, operation_id FROM disks ORDER BY 1"),
    ).toEqual(["ada|home|r-active|t|100|6f0e4c1e-0000-4000-8000-000000000001", "grace|old||f|50|"]);
    expect(query(database, "SELECT domain_name, reservation_id FROM domain_mappings")).toEqual(["training|r-active"]);
    expect(query(database, "SELECT jupyter_rule_arn FROM alb_target_groups")).toEqual(["arn:rule"]);
  });

  it("GIVEN live numbers and a type of its own WHEN migrated THEN the numbers stay and the type is still offered", async () => {
    const database = original();

    await run(database);

    expect(
      query(
        database,
        `SELECT gpu_type, total_cluster_gpus, max_per_node, is_active FROM gpu_types
           WHERE gpu_type IN ('h100', 'v100', 't4') ORDER BY 1`,
      ),
    ).toEqual(["h100|40|8|f", "t4|8|4|t", "v100|8|8|t"]);
  });

  it("GIVEN waiting and archived messages WHEN migrated THEN they are read and kept as before", async () => {
    const database = original();

    await run(database);

    expect(
      query(database, "SELECT msg_id, message ->> 'reservation_id' FROM pgmq.read('gpu_reservations', 1000, 1)"),
    ).toEqual(["1|r-waiting"]);
    expect(query(database, "SELECT msg_id, message ->> 'n' FROM pgmq.a_disk_operations")).toEqual(["1|1"]);
  });

  it("GIVEN an adopted database WHEN the original's programs write THEN their new users and rows are taken", async () => {
    const database = original();
    await run(database);

    query(
      database,
      `INSERT INTO api_users (username) VALUES ('edsger');
       INSERT INTO api_keys (user_id, key_hash, key_prefix) SELECT user_id, 'h2', 'p' FROM api_users WHERE username = 'edsger';
       INSERT INTO reservations (reservation_id, user_id, status, created_at, expires_at, duration_hours)
         VALUES ('lock:other', 'system', 'lock', now(), now(), 0)`,
    );

    expect(query(database, "SELECT user_id FROM api_users WHERE username = 'edsger'")).toEqual(["3"]);
  });

  it.each<[string, string, RegExp]>([
    [
      "a status that nobody knows",
      "INSERT INTO reservations (reservation_id, user_id, status, duration_hours, created_at) VALUES ('x', 'ada', 'launched', 1, now())",
      /statuses that are not known here: 'launched' \(1\)[\s\S]*HINT: .*run again/,
    ],
    [
      "a key of no user",
      "INSERT INTO api_keys (key_hash, key_prefix) VALUES ('stray', 'p')",
      /api_keys\.user_id of an earlier program is empty in 1 rows[\s\S]*HINT: .*run again/,
    ],
    [
      "a text that is too long",
      "INSERT INTO disks (user_id, disk_name) VALUES ('ada', repeat('d', 256))",
      /disks\.disk_name of an earlier program is longer than 255 characters in 1 rows[\s\S]*HINT: .*run again/,
    ],
  ])(
    "GIVEN %s WHEN migrated THEN the run says so and how to go on, and nothing is changed",
    async (_what, stray, message) => {
      const database = original("last", `${rows} ${stray};`);
      // Of the run's own there is its ledger alone, and that is empty.
      query(
        database,
        "CREATE TABLE schema_migrations (file text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
      );
      const before = postgres.dumpSchema(database);

      const refused = await run(database);

      expect(refused.status).toBe(1);
      expect(refused.output).toMatch(message);
      expect(refused.applied).toEqual(["schema/000-adopt-original-tables.sql"]);
      expect(postgres.dumpSchema(database)).toBe(before);
      expect(query(database, "SELECT count(*) FROM schema_migrations")).toEqual(["0"]);
    },
  );

  it("GIVEN tables of another role WHEN migrated THEN the run names them, their owner and the way out", async () => {
    const database = original();
    postgres.asSuperuser(database, "ALTER TABLE disks OWNER TO postgres");

    const refused = await run(database);

    expect(refused.status).toBe(1);
    expect(refused.output).toMatch(/belong to another role than gpudev: disks \(of postgres\)[\s\S]*OWNER TO gpudev/);
  });

  it("GIVEN what was in the way is mended WHEN run again THEN the database is adopted", async () => {
    const database = original(
      "last",
      `${rows} UPDATE reservations SET status = 'launched' WHERE reservation_id = 'r-active';`,
    );
    await run(database);

    query(database, "UPDATE reservations SET status = 'expired' WHERE status = 'launched'");

    expect(await run(database)).toMatchObject({ status: 0, output: expect.stringContaining("done: 10 applied") });
  });
});
