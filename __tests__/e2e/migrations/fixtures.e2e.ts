import { renderFixtures } from "../../../constructs/components/gpu-dev/migrations/render-fixtures";
import { describeOnPostgres } from "./describe-on-postgres";
import { MigrationFiles } from "./migration-files";
import { ScratchPostgres } from "./scratch-postgres";

const fixtures = "fixtures/001-gpu-types.sql";

describeOnPostgres("fixtures", () => {
  let postgres: ScratchPostgres;
  let files: MigrationFiles;
  let database: string;
  let databases = 0;

  beforeAll(async () => {
    postgres = await ScratchPostgres.start();
  }, 240_000);
  afterAll(() => postgres.stop());
  beforeEach(async () => {
    files = new MigrationFiles();
    database = postgres.createDatabase(`fixtures_${++databases}`);
    const run = await files.run(postgres.environment(database));
    if (run.status !== 0) throw new Error(run.output);
  });
  afterEach(() => files.remove());

  it("GIVEN a new database WHEN migrated THEN the ten physical types have the sheet's numbers", () => {
    expect(
      postgres.query(
        database,
        `SELECT gpu_type, instance_type, max_gpus, cpus, memory_gb, total_cluster_gpus, max_per_node, is_active
           FROM gpu_types ORDER BY gpu_type`,
      ),
    ).toEqual([
      "a100|p4d.24xlarge|8|96|1152|16|8|t",
      "a10g|g5.12xlarge|4|48|192|4|4|t",
      "b200|p6-b200.48xlarge|8|192|2048|16|8|t",
      "cpu-arm|c7g.8xlarge|0|32|64|0|0|t",
      "cpu-x86|c7i.8xlarge|0|32|64|0|0|t",
      "h100|p5.48xlarge|8|192|2048|16|8|t",
      "h200|p5e.48xlarge|8|192|2048|16|8|t",
      "l4|g6.12xlarge|4|48|192|4|4|t",
      "t4|g4dn.12xlarge|4|48|192|8|4|t",
      "t4-small|g4dn.2xlarge|1|8|32|1|1|t",
    ]);
  });

  it("GIVEN live numbers WHEN changed fixtures are applied THEN the catalogue's columns follow and the live ones stay", async () => {
    const live = `total_cluster_gpus, available_gpus, max_reservable, full_nodes_available, running_instances,
      desired_capacity, last_availability_update, last_availability_updated_by, max_per_node, is_active, created_at`;
    postgres.query(
      database,
      `UPDATE gpu_types SET total_cluster_gpus = 40, available_gpus = 7, max_reservable = 4, full_nodes_available = 1,
         running_instances = 5, desired_capacity = 6, max_per_node = 2, last_availability_update = now(),
         last_availability_updated_by = 'updater', is_active = false WHERE gpu_type = 'cpu-x86'`,
    );
    const before = postgres.query(database, `SELECT ${live} FROM gpu_types ORDER BY gpu_type`);

    files.write(
      fixtures,
      renderFixtures({ types: { "cpu-x86": { machine: "c7i.4xlarge", seedClusterGpus: 3 }, t4: {} } }),
    );
    const run = await files.run(postgres.environment(database));

    expect(run).toMatchObject({ status: 0, applied: [fixtures] });
    expect(postgres.query(database, `SELECT ${live} FROM gpu_types ORDER BY gpu_type`)).toEqual(before);
    expect(
      postgres.query(database, "SELECT instance_type, cpus, memory_gb FROM gpu_types WHERE gpu_type = 'cpu-x86'"),
    ).toEqual(["c7i.4xlarge|16|32"]);
  });

  it("GIVEN a type that nobody counted yet WHEN its node's size changes THEN its GPUs of one node follow", async () => {
    files.write(fixtures, renderFixtures({ types: { t4: { node: { gpus: 2, vcpu: 24, ramGib: 96 } } } }));
    await files.run(postgres.environment(database));

    expect(postgres.query(database, "SELECT max_gpus, max_per_node FROM gpu_types WHERE gpu_type = 't4'")).toEqual([
      "2|2",
    ]);
  });

  it("GIVEN rows that agree with the catalogue WHEN fixtures are applied again THEN no row is written", async () => {
    const stamps = () => postgres.query(database, "SELECT gpu_type, updated_at, xmin FROM gpu_types ORDER BY gpu_type");
    const before = stamps();

    files.write(fixtures, `${renderFixtures()}-- another checksum\n`);
    const run = await files.run(postgres.environment(database));

    expect(run.applied).toEqual([fixtures]);
    expect(stamps()).toEqual(before);
  });

  it("GIVEN a type that the environment adds WHEN applied THEN it comes with its seed and the others are untouched", async () => {
    files.write(fixtures, renderFixtures({ types: { b300: { seedClusterGpus: 8 }, "cpu-large": {} } }));
    await files.run(postgres.environment(database));

    expect(
      postgres.query(
        database,
        "SELECT gpu_type, instance_type, total_cluster_gpus FROM gpu_types WHERE gpu_type IN ('b300', 'cpu-large', 't4') ORDER BY 1",
      ),
    ).toEqual(["b300|p6-b300.48xlarge|8", "cpu-large|cpu-large|0", "t4|g4dn.12xlarge|8"]);
  });
});
