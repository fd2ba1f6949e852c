import { setTimeout as sleep } from "node:timers/promises";
import { objectNames } from "../../../constructs/components/data/postgres/object-names";
import { eventually } from "../support/eventually";
import { pgmqExtension } from "../support/pgmq-extension";
import { PostgresLab } from "./postgres-lab";
import { requirements } from "./requirements";
import { type Login, sql } from "./sql";
import { Writer } from "./writer";

const found = requirements();
const pgmq = pgmqExtension();
const missing = "missing" in found ? found.missing : "missing" in pgmq ? pgmq.missing : undefined;
const suite = missing === undefined ? describe : describe.skip;
// Jest prints no title of a file that is skipped as a whole.
if (missing) process.stderr.write(`skipped: postgres, three members on a real API server; missing: ${missing}\n`);
const failovers = 10;
const members = ["postgres-2", "postgres-1", "postgres-0"] as const;
const engine = { extensions: ["pgmq", "pg_partman", "pg_stat_statements"] };

/** The tests build on each other: they are one day in the life of one cluster. */
suite(`postgres: three members on a real API server${missing === undefined ? "" : ` (missing: ${missing})`}`, () => {
  let lab: PostgresLab;
  let login: Login;
  const onPrimary = (text: string, as = login) => sql(lab.primary.door.address, as, text);
  const report = (text: string) => process.stderr.write(`postgres: ${text}\n`);

  beforeAll(async () => {
    if ("missing" in found || "missing" in pgmq) return;
    lab = await PostgresLab.start(found, pgmq, engine);
    await lab.members.whole(90);
    login = await lab.members.login("application", "gpudev");
    await eventually("roles and database", 30, () => onPrimary(Writer.table));
  }, 180_000);

  afterAll(() => lab?.stop(), 120_000);

  it("GIVEN the default settings WHEN clients log in THEN each role gets what it is for and nothing else", async () => {
    const leader = { host: lab.members.addressOf((await lab.members.leader()) ?? ""), port: 5432 };
    const monitoring = await lab.members.login("monitoring", "gpudev");
    const replication = await lab.members.login("replication", "gpudev");

    expect(
      await onPrimary(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls FROM pg_roles WHERE rolname = current_user",
      ),
    ).toEqual(["f"]);
    expect(await onPrimary("SELECT extname FROM pg_extension ORDER BY 1")).toEqual([
      "pg_partman",
      "pg_stat_statements",
      "pgmq",
      "plpgsql",
    ]);
    expect(
      await onPrimary("SELECT count(*) > 0 FROM pg_stat_replication WHERE sync_state IS NOT NULL", monitoring),
    ).toEqual(["t"]);
    await expect(sql(leader, login, "SELECT 1", "disable")).rejects.toThrow(/rejects connection/);
    await expect(sql(leader, { ...login, database: "postgres" }, "SELECT 1")).rejects.toThrow(/rejects connection/);
    await expect(sql(leader, replication, "SELECT 1")).rejects.toThrow(/rejects connection/);
    await expect(
      sql(leader, { user: "postgres", password: login.password, database: "postgres" }, "SELECT 1"),
    ).rejects.toThrow(/rejects connection/);
    expect(await lab.members.patroni((await lab.members.leader()) ?? "", "/restart", {}, false)).toBe(401);
  });

  it("GIVEN the queue WHEN a message is read with a visibility timeout of 900 s THEN nobody else sees it until it is archived", async () => {
    await onPrimary("SELECT pgmq.create('gpu_reservations')");
    const [id] = await onPrimary(`SELECT pgmq.send('gpu_reservations', '{"gpu_type": "h100"}')`);

    const read = await onPrimary(
      "SELECT msg_id, read_ct, message->>'gpu_type', round(extract(epoch FROM vt - now())) FROM pgmq.read('gpu_reservations', 900, 1)",
    );
    const again = await onPrimary("SELECT msg_id FROM pgmq.read('gpu_reservations', 900, 1)");
    const archived = await onPrimary(`SELECT pgmq.archive('gpu_reservations', ${id}::bigint)`);

    expect(read).toEqual([`${id}|1|h100|900`]);
    expect(again).toEqual([]);
    expect(archived).toEqual(["t"]);
    expect(await onPrimary("SELECT count(*) FROM pgmq.a_gpu_reservations")).toEqual(["1"]);
  });

  it(`GIVEN writers without pause WHEN the primary's node loses power ${failovers} times THEN no acknowledged write is lost and each failover takes less than 30 s`, async () => {
    const writer = new Writer(lab.primary.door.address, login);
    const times: number[] = [];
    const rejoins: number[] = [];
    for (let failover = 0; failover < failovers; failover++) {
      await writer.acknowledgement();
      const victim = (await lab.members.leader()) ?? "";
      const heir = await eventually("a synchronous replica", 60, () => lab.members.synchronous());
      await sleep(500);
      await lab.members.kill(victim);
      const killed = performance.now();
      times.push(((await writer.acknowledgement()) - killed) / 1000);
      expect(await lab.members.leader()).toBe(heir);
      await eventually("one endpoint of the primary's service", 10, async () => lab.primary.endpoints.join() === heir);
      const back = performance.now();
      await lab.members.start(victim);
      await lab.members.ready(victim, 90);
      rejoins.push((performance.now() - back) / 1000);
    }
    await writer.stop();

    const kept = new Set((await onPrimary("SELECT number FROM written")).map(Number));
    report(
      `failovers: ${seconds(times)}; rejoins: ${seconds(rejoins)}; ${writer.acknowledged.length} acknowledged writes`,
    );
    expect(writer.acknowledged.length).toBeGreaterThan(1000);
    expect(writer.acknowledged.filter((number) => !kept.has(number))).toEqual([]);
    expect(Math.max(...times)).toBeLessThan(30);
    await lab.members.whole();
  }, 600_000);

  it("GIVEN the replica that is synchronous WHEN it stops THEN writes go on and another one takes its part", async () => {
    const heir = await eventually("a synchronous replica", 60, () => lab.members.synchronous());
    const writer = new Writer(lab.primary.door.address, login);
    await writer.acknowledgement();

    await lab.members.kill(heir);
    const killed = performance.now();
    await writer.acknowledgement();
    // The writers before that one waited for the dead replica.
    const pause = ((await writer.acknowledgement()) - killed) / 1000;
    const other = await eventually("another synchronous replica", 60, async () => {
      const synchronous = await lab.members.synchronous();
      return synchronous !== heir && synchronous;
    });
    await writer.stop();
    await lab.members.start(heir);
    await lab.members.whole(90);

    report(`loss of the synchronous replica: writes paused ${pause.toFixed(1)} s`);
    expect(other).not.toBe(heir);
    expect(pause).toBeLessThan(30);
  }, 180_000);

  it("GIVEN a healthy cluster WHEN the leader is asked to hand over THEN it does within seconds and loses nothing", async () => {
    const leader = (await lab.members.leader()) ?? "";
    const heir = await eventually("a synchronous replica", 60, () => lab.members.synchronous());
    const writer = new Writer(lab.primary.door.address, login);
    await writer.acknowledgement();

    const asked = performance.now();
    const status = await lab.members.patroni(leader, "/switchover", { leader, candidate: heir });
    const first = await eventually(
      "a write on the new leader",
      30,
      async () => (await lab.members.leader()) === heir && writer.acknowledgement(),
    );
    await writer.stop();
    await lab.members.whole(90);

    const kept = new Set((await onPrimary("SELECT number FROM written")).map(Number));
    report(`switchover: ${((first - asked) / 1000).toFixed(1)} s`);
    expect(status).toBe(200);
    expect(await lab.members.leader()).toBe(heir);
    expect(writer.acknowledged.filter((number) => !kept.has(number))).toEqual([]);
  }, 120_000);

  it("GIVEN writers without pause WHEN the API server is away for longer than a leader's key lives THEN the primary stays and writes go on", async () => {
    const leader = await lab.members.leader();
    const writer = new Writer(lab.primary.door.address, login);
    await writer.acknowledgement();

    lab.apiServer.shut();
    let longest = 0;
    for (const start = performance.now(); performance.now() - start < 40_000; ) {
      const since = performance.now();
      longest = Math.max(longest, (await writer.acknowledgement()) - since);
      await sleep(200);
    }
    lab.apiServer.reopen();
    await writer.stop();

    report(`40 s without an API server: longest pause of writes ${(longest / 1000).toFixed(1)} s`);
    await lab.members.whole(90);
    expect(await lab.members.leader()).toBe(leader);
    expect(longest).toBeLessThan(5000);
  }, 180_000);

  it("GIVEN new passwords and settings WHEN members are rolled THEN only those are in force, on every member", async () => {
    const replaced = { application: "POSTGRES_PASSWORD", replication: "REPLICATION_PASSWORD" } as const;
    const streams = (old: Login) => ({ ...old, database: "dbname=postgres replication=true" });
    const oldReplication = streams(await lab.members.login("replication", "postgres"));
    for (const [group, key] of Object.entries(replaced) as [keyof typeof replaced, string][]) {
      await lab.api.merge("secrets", objectNames.secrets[group], {
        stringData: { [key]: `rotated-${group}-${Date.now()}` },
      });
    }
    const fresh = await lab.members.login("application", "gpudev");

    await lab.members.refreshSecrets();
    await eventually("the new password", 30, () => onPrimary("SELECT 1", fresh));
    await lab.deployment.apply({ ...engine, maxConnections: 320 });
    for (const member of members) await lab.members.replace(member);
    await lab.members.whole(90);

    await expect(onPrimary("SELECT 1", login)).rejects.toThrow(/password authentication failed/);
    await expect(onPrimary("IDENTIFY_SYSTEM", oldReplication)).rejects.toThrow(/password authentication failed/);
    expect(await onPrimary("IDENTIFY_SYSTEM", streams(await lab.members.login("replication", "")))).toHaveLength(1);
    for (const member of members) {
      const address = { host: lab.members.addressOf(member), port: 5432 };
      const pending =
        "SELECT (SELECT count(*) FROM pg_settings WHERE pending_restart), current_setting('max_connections')";
      expect(await sql(address, fresh, pending)).toEqual(["0|320"]);
      for (const password of [fresh.password, login.password]) expect(lab.log(member)).not.toContain(password);
    }
    login = fresh;
  }, 300_000);

  it("GIVEN all that Patroni has written WHEN Terraform plans again THEN it would change nothing", async () => {
    await expect(lab.deployment.expectNoChanges()).resolves.toBeUndefined();
  }, 60_000);
});

function seconds(times: readonly number[]): string {
  return `${times.map((time) => time.toFixed(1)).join(" ")} s`;
}
