import { describeOnPostgres } from "./describe-on-postgres";
import { MigrationFiles } from "./migration-files";
import { ScratchPostgres } from "./scratch-postgres";

const seenByUsers = ["pending", "queued", "preparing", "active", "cancelled", "failed", "expired"];
const statuses = [...seenByUsers, "creating_server", "lock"];

describeOnPostgres("schema", () => {
  let postgres: ScratchPostgres;
  const database = "schema";
  const query = (sql: string) => postgres.query(database, sql);
  const reserve = (id: string, status = "active") =>
    query(
      `INSERT INTO reservations (reservation_id, user_id, status, duration_hours) VALUES ('${id}', 'ada', '${status}', 1.5)`,
    );

  beforeAll(async () => {
    postgres = await ScratchPostgres.start();
    postgres.createDatabase(database);
    const files = new MigrationFiles();
    const run = await files.run(postgres.environment(database));
    files.remove();
    if (run.status !== 0) throw new Error(run.output);
  }, 240_000);
  afterAll(() => postgres.stop());

  it("GIVEN the schema WHEN asked for its tables THEN it has the sheet's seven and the ledger", () => {
    expect(query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")).toEqual([
      "alb_target_groups",
      "api_keys",
      "api_users",
      "disks",
      "domain_mappings",
      "gpu_types",
      "reservations",
      "schema_migrations",
    ]);
  });

  it("GIVEN the schema WHEN asked for columns that hold a time without a zone THEN there is none", () => {
    const zoneless = `SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type LIKE '%without time zone'`;
    expect(query(zoneless)).toEqual([]);
  });

  it("GIVEN a reservation WHEN it takes each of the seven statuses, or one of the two that the processor writes beside them THEN they are kept, and another is refused", () => {
    for (const status of statuses) reserve(`status-${status}`, status);
    expect(query("SELECT count(*) FROM reservations WHERE reservation_id LIKE 'status-%'")).toEqual(["9"]);
    expect(() => reserve("status-launched", "launched")).toThrow("reservations_status_check");
  });

  it("GIVEN a reservation with a disk and names WHEN it is deleted THEN the disk stays and the names go", () => {
    reserve("owner");
    query("INSERT INTO disks (user_id, disk_name, reservation_id, in_use) VALUES ('ada', 'home', 'owner', true)");
    query(
      "INSERT INTO domain_mappings (domain_name, node_ip, node_port, reservation_id) VALUES ('a', '10.0.0.1', 30001, 'owner')",
    );
    query("INSERT INTO alb_target_groups (reservation_id, domain_name) VALUES ('owner', 'a')");

    query("DELETE FROM reservations WHERE reservation_id = 'owner'");

    expect(query("SELECT disk_name, reservation_id IS NULL FROM disks")).toEqual(["home|t"]);
    expect(query("SELECT domain_name FROM domain_mappings UNION SELECT domain_name FROM alb_target_groups")).toEqual(
      [],
    );
  });

  it("GIVEN a user with a key WHEN the user is deleted THEN the key goes; a second key with its hash was refused", () => {
    query("INSERT INTO api_users (username) VALUES ('grace')");
    const insertKey = "INSERT INTO api_keys (user_id, key_hash, key_prefix) SELECT user_id, 'h', 'p' FROM api_users";
    query(insertKey);
    expect(() => query(insertKey)).toThrow("api_keys_key_hash_key");

    query("DELETE FROM api_users WHERE username = 'grace'");
    expect(query("SELECT count(*) FROM api_keys")).toEqual(["0"]);
  });

  it("GIVEN a user's disk WHEN another of its name is made THEN it is refused for that user and kept for another", () => {
    const insertDisk = (user: string) => query(`INSERT INTO disks (user_id, disk_name) VALUES ('${user}', 'scratch')`);
    insertDisk("ada");
    expect(() => insertDisk("ada")).toThrow("disks_user_disk_name_key");
    expect(() => insertDisk("grace")).not.toThrow();
  });

  it.each([
    ["reservations", "updated_at", "reservation_id = 'touched'"],
    ["disks", "last_updated", "disk_name = 'touched'"],
    ["gpu_types", "updated_at", "gpu_type = 't4'"],
    ["domain_mappings", "updated_at", "domain_name = 'touched'"],
    ["alb_target_groups", "updated_at", "domain_name = 'touched'"],
  ])("GIVEN a row of %s WHEN it is updated THEN %s moves", (table, column, where) => {
    query(`INSERT INTO reservations (reservation_id, user_id, duration_hours) VALUES ('touched', 'ada', 1) ON CONFLICT DO NOTHING;
      INSERT INTO disks (user_id, disk_name) VALUES ('ada', 'touched') ON CONFLICT DO NOTHING;
      INSERT INTO domain_mappings (domain_name, node_ip, node_port, reservation_id)
        VALUES ('touched', '10.0.0.1', 1, 'touched') ON CONFLICT DO NOTHING;
      INSERT INTO alb_target_groups (reservation_id, domain_name) VALUES ('touched', 'touched') ON CONFLICT DO NOTHING`);
    const key = where.split(" ")[0];

    // The column is set back by the same statement, so the trigger alone can explain a time of now.
    query(`UPDATE ${table} SET ${column} = 'epoch', ${key} = ${key} WHERE ${where}`);

    expect(query(`SELECT ${column} > now() - interval '1 minute' FROM ${table} WHERE ${where}`)).toEqual(["t"]);
  });

  it("GIVEN a disk WHEN it is marked deleted and back THEN the time of the mark comes, stays and goes", () => {
    query("INSERT INTO disks (user_id, disk_name) VALUES ('ada', 'marked')");
    const mark = "SELECT marked_deleted_at FROM disks WHERE disk_name = 'marked' AND marked_deleted_at IS NOT NULL";
    const update = (assignment: string) => query(`UPDATE disks SET ${assignment} WHERE disk_name = 'marked'`);

    update("is_deleted = true");
    const marked = query(mark);
    update("is_deleted = true, snapshot_count = 3");
    const still = query(mark);
    update("is_deleted = false");

    expect(marked).toHaveLength(1);
    expect(still).toEqual(marked);
    expect(query(mark)).toEqual([]);
  });

  it("GIVEN the schema WHEN asked for partial indexes THEN it has those of the sheet", () => {
    const partial = query("SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE '% WHERE %'");
    expect(partial).toEqual(
      expect.arrayContaining([
        ...["hash", "user", "expiry"].map((what) => `api_keys_active_${what}_idx`),
        ...["master", "domain", "fqdn", "private_ip", "failed", "cancelled", "ended", "oom"].map(
          (what) => `reservations_${what}_idx`,
        ),
      ]),
    );
  });
});
