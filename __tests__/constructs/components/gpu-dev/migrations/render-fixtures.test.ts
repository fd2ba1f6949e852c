import { renderFixtures } from "../../../../../constructs/components/gpu-dev/migrations/render-fixtures";

/** The rows' first and other values, as rendered. */
const rows = (sql: string) => [...sql.matchAll(/^ {2}\((.*)\),?$/gm)].map((found) => found[1] ?? "");
const typesOf = (sql: string) => rows(sql).map((row) => row.split("'")[1]);

describe("renderFixtures", () => {
  it("GIVEN nothing WHEN rendered THEN it has the ten physical types with the sheet's seeds", () => {
    const seeds = rows(renderFixtures()).map((row) => [row.split("'")[1], Number(row.split(", ").at(-1))]);
    expect(seeds).toEqual([
      ["t4", 8],
      ["t4-small", 1],
      ["l4", 4],
      ["a10g", 4],
      ["a100", 16],
      ["h100", 16],
      ["h200", 16],
      ["b200", 16],
      ["cpu-x86", 0],
      ["cpu-arm", 0],
    ]);
  });

  it("GIVEN the upsert WHEN read THEN it never assigns a column that holds live data", () => {
    const update = renderFixtures().split("DO UPDATE SET")[1] ?? "";
    const assigned = [...update.matchAll(/^ {2}(\w+) = excluded/gm)].map((found) => found[1]);
    expect(assigned).toEqual(["instance_type", "max_gpus", "cpus", "memory_gb", "description"]);
    expect(update).toContain("max_per_node = CASE WHEN live.last_availability_update IS NULL");
  });

  it("GIVEN a cloud WHEN rendered THEN the machines are that cloud's", () => {
    const sql = renderFixtures({ cloud: "gcp", types: { h100: {}, "cpu-x86": {} } });
    expect(rows(sql)).toEqual([
      "'h100', 'a3-highgpu-8g', 8, 208, 1872, '8 x NVIDIA H100 80GB HBM3, 208 vCPU x86_64, 1872 GiB', 8, 16",
      "'cpu-x86', 'c4-highcpu-32', 0, 32, 64, '32 vCPU x86_64, 64 GiB', 0, 0",
    ]);
  });

  it("GIVEN a machine, a seed or a node's size WHEN rendered THEN they replace the catalogue's", () => {
    const sql = renderFixtures({
      types: {
        "cpu-x86": { machine: "c7i.4xlarge" },
        l4: { seedClusterGpus: 40 },
        t4: { node: { gpus: 2, vcpu: 16, ramGib: 60 } },
      },
    });
    expect(rows(sql)).toEqual([
      "'cpu-x86', 'c7i.4xlarge', 0, 16, 32, '16 vCPU x86_64, 32 GiB', 0, 0",
      "'l4', 'g6.12xlarge', 4, 48, 192, '4 x NVIDIA L4, 48 vCPU x86_64, 192 GiB', 4, 40",
      "'t4', 't4', 2, 16, 60, '2 x Tesla T4, 16 vCPU x86_64, 60 GiB', 2, 8",
    ]);
  });

  it("GIVEN an alias WHEN rendered THEN users see one row of the labelled type, whichever comes first", () => {
    const both = { t4: { seedClusterGpus: 5 }, "t4-az2": { seedClusterGpus: 9 } };
    const reversed = { "t4-az2": both["t4-az2"], t4: both.t4 };
    for (const types of [both, reversed]) {
      expect(rows(renderFixtures({ types }))).toEqual([expect.stringMatching(/^'t4', .*, 5$/)]);
    }
    expect(typesOf(renderFixtures({ types: { "t4-az2": {} } }))).toEqual(["t4"]);
  });

  it("GIVEN the same catalogue WHEN rendered twice THEN the text is the same, so nothing runs again", () => {
    expect(renderFixtures()).toBe(renderFixtures());
  });

  it("GIVEN numbers no database takes, or no type at all WHEN rendered THEN it is refused", () => {
    expect(() => renderFixtures({ types: { t4: { seedClusterGpus: -1 } } })).toThrow("t4: cluster GPUs is -1");
    expect(() => renderFixtures({ types: { t4: { seedClusterGpus: 1.5 } } })).toThrow("expected a whole number");
    expect(() => renderFixtures({ types: {} })).toThrow("at least one");
  });
});
