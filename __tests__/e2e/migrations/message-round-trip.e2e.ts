import type { ChildProcess } from "node:child_process";
import { migrations } from "../../../constructs/components/gpu-dev/migrations/migrations";
import { migrationSettings } from "../../../constructs/components/gpu-dev/migrations/settings";
import { describeOnPostgres } from "./describe-on-postgres";
import { MigrationFiles } from "./migration-files";
import { ScratchPostgres } from "./scratch-postgres";

const { reservations, disks } = migrations.provides(migrationSettings.parse({}), {} as never);
/** Seconds that nobody else sees a message that was read: ours, and the original's (fact sheet §16). */
const visibility = { ours: 1000, original: 900 };
/** Readings after which a message counts as poison. */
const maximumReads = 3;

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) =>
    child.exitCode === null ? child.on("close", resolve) : resolve(child.exitCode),
  );

describeOnPostgres("messages", () => {
  let postgres: ScratchPostgres;
  const database = "messages";
  const query = (sql: string) => postgres.query(database, sql);

  beforeAll(async () => {
    postgres = await ScratchPostgres.start();
    postgres.createDatabase(database);
    const files = new MigrationFiles();
    const run = await files.run(postgres.environment(database));
    files.remove();
    if (run.status !== 0) throw new Error(run.output);
    query("CREATE TABLE taken (consumer int, msg_id bigint)");
  }, 240_000);
  afterAll(() => postgres.stop());

  describe.each([reservations, disks])("queue %s", (queue) => {
    beforeEach(() => {
      query(`SELECT pgmq.purge_queue('${queue}'); TRUNCATE taken`);
    });
    const send = (count: number) =>
      query(`SELECT pgmq.send('${queue}', jsonb_build_object('n', n)) FROM generate_series(1, ${count}) AS n`);
    const read = (seconds: number) => query(`SELECT msg_id, read_ct FROM pgmq.read('${queue}', ${seconds}, 1)`);

    it.each(Object.entries(visibility))(
      "GIVEN a message that one consumer read with the visibility that is %s WHEN another reads THEN it gets nothing until then",
      (_whose, seconds) => {
        const [message] = send(1);

        expect(read(seconds)).toEqual([`${message}|1`]);

        expect(read(seconds)).toEqual([]);
        expect(
          query(`SELECT vt - now() BETWEEN '${seconds - 5} s' AND '${seconds + 5} s' FROM pgmq.q_${queue}`),
        ).toEqual(["t"]);
        // Its time is over.
        query(`SELECT pgmq.set_vt('${queue}', ${message}, 0)`);
        expect(read(seconds)).toEqual([`${message}|2`]);
      },
    );

    it("GIVEN four consumers at once WHEN they empty the queue THEN each message is taken by exactly one of them", async () => {
      const count = 200;
      send(count);

      const consumers = [1, 2, 3, 4].map((consumer) =>
        postgres.hold(
          database,
          `DO $$ DECLARE message bigint; BEGIN
             LOOP
               SELECT msg_id INTO message FROM pgmq.read('${queue}', ${visibility.ours}, 1);
               EXIT WHEN message IS NULL;
               INSERT INTO taken VALUES (${consumer}, message);
               COMMIT;
               PERFORM pg_sleep(0.002);
             END LOOP;
           END $$`,
        ),
      );

      expect(await Promise.all(consumers.map(ended))).toEqual([0, 0, 0, 0]);
      expect(query("SELECT count(*), count(DISTINCT msg_id), count(DISTINCT consumer) > 1 FROM taken")).toEqual([
        `${count}|${count}|t`,
      ]);
      expect(query(`SELECT min(read_ct), max(read_ct) FROM pgmq.q_${queue}`)).toEqual(["1|1"]);
    });

    it("GIVEN a consumer that dies in its work WHEN it read and committed THEN the message waits out its time and is not lost", () => {
      const [message] = send(1);
      query(`BEGIN; SELECT pgmq.read('${queue}', ${visibility.ours}, 1); ROLLBACK`);
      expect(read(1)).toEqual([`${message}|1`]);

      query("SELECT pg_sleep(1.1)");
      expect(read(visibility.ours)).toEqual([`${message}|2`]);
    });

    it("GIVEN a message that nobody can work WHEN it was read three times THEN its count says so, and archived it is gone from the queue", () => {
      const [message] = send(1);
      const counts = Array.from({ length: maximumReads }, () => read(0));

      query(
        `SELECT pgmq.archive('${queue}', msg_id) FROM pgmq.q_${queue} WHERE read_ct >= ${maximumReads} AND msg_id = ${message}`,
      );

      expect(counts).toEqual([[`${message}|1`], [`${message}|2`], [`${message}|3`]]);
      expect(read(0)).toEqual([]);
      expect(query(`SELECT read_ct, message ->> 'n' FROM pgmq.a_${queue} WHERE msg_id = ${message}`)).toEqual(["3|1"]);
    });
  });

  it("GIVEN both queues WHEN one gets a message THEN the other stays empty", () => {
    query(`SELECT pgmq.purge_queue('${reservations}'), pgmq.purge_queue('${disks}')`);
    query(`SELECT pgmq.send('${disks}', '{}')`);

    expect(query(`SELECT msg_id FROM pgmq.read('${reservations}', 0, 1)`)).toEqual([]);
    expect(query(`SELECT queue_length FROM pgmq.metrics('${disks}')`)).toEqual(["1"]);
  });
});
