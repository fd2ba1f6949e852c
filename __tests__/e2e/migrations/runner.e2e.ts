import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeOnPostgres } from "./describe-on-postgres";
import { MigrationFiles } from "./migration-files";
import { ScratchPostgres } from "./scratch-postgres";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const installed = (program: string) =>
  spawnSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).stdout.trim();

describeOnPostgres("migration runner", () => {
  let postgres: ScratchPostgres;
  let files: MigrationFiles;
  let databases = 0;
  const newDatabase = (...extensions: ("pgmq" | "pg_partman")[]) =>
    postgres.createDatabase(`runner_${++databases}`, extensions.length === 0 ? undefined : extensions);
  const ledger = (database: string) =>
    postgres.query(database, "SELECT file, checksum FROM schema_migrations ORDER BY file");

  beforeAll(async () => {
    postgres = await ScratchPostgres.start();
  }, 240_000);
  afterAll(() => postgres.stop());
  beforeEach(() => {
    files = new MigrationFiles();
  });
  afterEach(() => files.remove());

  it("GIVEN a new database WHEN it runs twice THEN the second run applies nothing and the schema is the same", async () => {
    const database = newDatabase();

    const first = await files.run(postgres.environment(database));
    const schema = postgres.dumpSchema(database);
    const second = await files.run(postgres.environment(database));

    expect(first).toMatchObject({ status: 0, output: expect.stringContaining("done: 10 applied, 0 unchanged") });
    expect(first.applied).toEqual([...first.applied].sort(schemaFirst));
    expect(second).toMatchObject({
      status: 0,
      applied: [],
      output: expect.stringContaining("done: 0 applied, 10 unchanged"),
    });
    expect(schema).toContain("CREATE TABLE public.reservations");
    expect(postgres.dumpSchema(database)).toBe(schema);
  });

  it("GIVEN a migrated database WHEN its ledger is lost THEN applying every file again changes no schema", async () => {
    const database = newDatabase();
    await files.run(postgres.environment(database));
    const schema = postgres.dumpSchema(database);

    postgres.query(database, "TRUNCATE schema_migrations");
    const again = await files.run(postgres.environment(database));

    expect(again).toMatchObject({ status: 0 });
    expect(again.applied).toHaveLength(10);
    expect(postgres.dumpSchema(database)).toBe(schema);
  });

  it("GIVEN a migrated database WHEN one file changes THEN that file alone is applied again", async () => {
    const database = newDatabase();
    await files.run(postgres.environment(database));
    const before = ledger(database);

    files.write("schema/006-domains.sql", "ALTER TABLE domain_mappings ADD COLUMN IF NOT EXISTS remark text;\n");
    const run = await files.run(postgres.environment(database));

    expect(run).toMatchObject({ status: 0, applied: ["schema/006-domains.sql"] });
    expect(postgres.query(database, "SELECT remark FROM domain_mappings")).toEqual([]);
    expect(ledger(database).filter((row) => !before.includes(row))).toHaveLength(1);
  });

  it("GIVEN a file that fails halfway WHEN it runs THEN nothing of it is kept, and a mended file goes on from there", async () => {
    const database = newDatabase();
    files.write("schema/900-broken.sql", "CREATE TABLE halfway (id int);\nINSERT INTO nowhere VALUES (1);\n");

    const failed = await files.run(postgres.environment(database));

    expect(failed.status).toBe(1);
    expect(failed.output).toMatch(/900-broken\.sql:2: ERROR: {2}relation "nowhere" does not exist/);
    expect(failed.output).toContain("migrate: FAILED: the database refused a statement");
    expect(postgres.query(database, "SELECT to_regclass('halfway') IS NULL")).toEqual(["t"]);
    expect(ledger(database).filter((row) => row.includes("900"))).toEqual([]);
    // The fixtures come after it, so they must not have run either.
    expect(postgres.query(database, "SELECT count(*) FROM gpu_types")).toEqual(["0"]);

    files.write("schema/900-broken.sql", "CREATE TABLE IF NOT EXISTS halfway (id int);\n");
    const mended = await files.run(postgres.environment(database));
    expect(mended).toMatchObject({ status: 0, applied: ["schema/900-broken.sql", "fixtures/001-gpu-types.sql"] });
  });

  it("GIVEN two runners at once WHEN both start on a new database THEN both end well and each file is applied once", async () => {
    const database = newDatabase();
    files.write("schema/000-slow.sql", "SELECT pg_sleep(2);\n");

    const runs = await Promise.all([1, 2, 3].map(() => files.run(postgres.environment(database))));

    expect(runs.map((run) => run.status)).toEqual([0, 0, 0]);
    expect(runs.flatMap((run) => run.applied)).toHaveLength(11);
  });

  it("GIVEN a run that hangs on the lock's holder WHEN the deadline passes THEN it says who holds it up", async () => {
    const database = newDatabase();
    files.write("schema/000-slow.sql", "SELECT pg_sleep(6);\n");
    const slow = files.run(postgres.environment(database));
    await pause(1500);

    const impatient = await files.run({ ...postgres.environment(database), MIGRATE_WAIT_SECONDS: "2" });

    expect(impatient.status).toBe(1);
    expect(impatient.output).toContain("another migration run has held the lock for 2 s");
    expect((await slow).status).toBe(0);
  });

  it("GIVEN a database without an extension WHEN it runs THEN it waits, and goes on as soon as it is there", async () => {
    const database = newDatabase("pg_partman");

    const hopeless = await files.run({ ...postgres.environment(database), MIGRATE_WAIT_SECONDS: "1" });
    expect(hopeless.status).toBe(1);
    expect(hopeless.output).toContain(`gave up after 1 s: pgmq is not installed in database ${database}`);

    const patient = files.run(postgres.environment(database));
    await pause(1000);
    postgres.query(database, "CREATE EXTENSION pgmq");
    expect((await patient).status).toBe(0);
  });

  it("GIVEN a server that does not answer WHEN it runs THEN it ends at its deadline with libpq's reason", async () => {
    const started = Date.now();
    const environment = { ...postgres.environment("postgres"), PGPORT: "1", MIGRATE_WAIT_SECONDS: "3" };

    const run = await files.run(environment);

    expect(run.status).toBe(1);
    expect(run.output).toMatch(/FAILED: gave up after 3 s: .*port 1 failed: Connection refused/);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it("GIVEN a role that does not own the database WHEN it runs THEN the missing right is named", async () => {
    const database = newDatabase();
    postgres.asSuperuser(database, "CREATE ROLE stranger LOGIN");

    const run = await files.run({ ...postgres.environment(database), PGUSER: "stranger", MIGRATE_WAIT_SECONDS: "1" });

    expect(run.status).toBe(1);
    expect(run.output).toContain("role stranger may not create tables in schema public");
  });

  it("GIVEN a client that holds a table WHEN a file needs it THEN the run gives up at the lock's timeout, not the clients", async () => {
    const database = newDatabase();
    await files.run(postgres.environment(database));
    const holder = postgres.hold(database, "BEGIN; LOCK TABLE disks; SELECT pg_sleep(60)");
    const held = () =>
      postgres.query(database, "SELECT 1 FROM pg_locks WHERE relation = 'disks'::regclass AND granted");
    while (held().length === 0) await pause(100);

    files.write("schema/006-domains.sql", "ALTER TABLE disks ADD COLUMN IF NOT EXISTS remark text;\n");
    const run = await files.run({ ...postgres.environment(database), MIGRATE_LOCK_TIMEOUT: "500ms" });
    holder.kill();

    expect(run.status).toBe(1);
    expect(run.output).toMatch(/006-domains\.sql:1: ERROR: {2}canceling statement due to lock timeout/);
  });

  it("GIVEN a bundle's name WHEN a run fails or ends well THEN the name is recorded only after the latter", async () => {
    const database = newDatabase();
    const environment = { ...postgres.environment(database), MIGRATE_BUNDLE: "abc123" };
    const recorded = () => postgres.query(database, "SELECT 1 FROM schema_migrations WHERE file = 'bundle/abc123'");

    files.write("schema/900-broken.sql", "SELECT 1 / 0;\n");
    await files.run(environment);
    expect(recorded()).toHaveLength(0);

    files.delete("schema/900-broken.sql");
    await files.run(environment);
    await files.run(environment);
    expect(postgres.query(database, "SELECT file FROM schema_migrations WHERE file LIKE 'bundle/%'")).toEqual([
      "bundle/abc123",
    ]);
  });

  it("GIVEN a file that is no longer shipped WHEN it runs THEN it is named and nothing is undone", async () => {
    const database = newDatabase();
    files.write("schema/800-gone.sql", "CREATE TABLE IF NOT EXISTS gone (id int);\n");
    await files.run(postgres.environment(database));

    files.delete("schema/800-gone.sql");
    const run = await files.run(postgres.environment(database));

    expect(run.status).toBe(0);
    expect(run.output).toContain("note: schema/800-gone.sql was applied once");
    expect(postgres.query(database, "SELECT to_regclass('gone')")).toEqual(["gone"]);
  });

  it.each(["900-Upper.sql", "90-short.sql", "900-quote'.sql", "900-.sql"])(
    "GIVEN a file named %s WHEN it runs THEN it is refused before the database is asked",
    async (name) => {
      files.write(`schema/${name}`, "SELECT 1;\n");
      const run = await files.run({ PGHOST: "nowhere.invalid", PGUSER: "x", PGDATABASE: "x" });
      expect(run.status).toBe(1);
      expect(run.output).toContain(`schema/${name}: files are named`);
    },
  );

  it.each(["dash", "bash", "busybox"].filter((shell) => installed(shell) !== ""))(
    "GIVEN %s, no writable folder and no program but the five WHEN it runs THEN it ends well",
    async (shell) => {
      const database = newDatabase();
      const programs = mkdtempSync(join(tmpdir(), "programs-"));
      for (const program of ["psql", "cat", "date", "sleep", "sh"]) {
        symlinkSync(installed(program), join(programs, program));
      }
      const environment = { ...postgres.environment(database), PATH: programs, HOME: "/nowhere", TMPDIR: "/nowhere" };
      const command = [realpathSync(installed(shell)), ...(shell === "busybox" ? ["sh"] : [])];

      const run = await files.run(environment, command);
      rmSync(programs, { recursive: true });

      expect(run).toMatchObject({ status: 0, output: expect.stringContaining("done: 10 applied") });
    },
  );
});

/** Schema files come before fixtures, each by name. */
function schemaFirst(left: string, right: string): number {
  const rank = (file: string) => (file.startsWith("schema/") ? 0 : 1);
  return rank(left) - rank(right) || left.localeCompare(right);
}
