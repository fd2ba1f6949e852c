import { postgresSettings } from "../../../../../constructs/components/data/postgres/settings";

const parse = (engine: object) => postgresSettings.safeParse({ engine: { kind: "patroni", ...engine } });
const external = {
  kind: "external",
  host: "db.example.com",
  database: "app",
  credentials: "db-login",
  cidrs: ["10.0.0.0/16"],
};

describe("settings of postgres", () => {
  it("need nothing said", () => {
    expect(postgresSettings.parse({}).engine).toMatchObject({
      kind: "patroni",
      members: 3,
      storage: "100Gi",
      database: "gpudev",
      role: "gpudev",
      extensions: ["pgmq", "pg_partman"],
      credentials: { application: { kind: "generated", revision: 1 } },
    });
  });

  it.each<[string, object]>([
    ["two members", { members: 2 }],
    ["a database with a name that needs quoting", { database: "gpu-dev" }],
    ["a database with a word of pg_hba.conf as its name", { database: "all" }],
    ["a role that the cluster has already", { role: "replicator" }],
    ["a role with a name that PostgreSQL keeps for itself", { role: "pg_dev" }],
    ["a parameter that Patroni owns", { parameters: { synchronous_standby_names: "*" } }],
    ["a parameter that would give up durability", { parameters: { fsync: false } }],
    ["a parameter that a setting owns", { parameters: { max_connections: 10 } }],
    ["an unknown setting", { replicas: 3 }],
    ["an archive without a place", { archive: { archiveCommand: "true" } }],
  ])("refuse %s", (_case, engine) => {
    expect(parse(engine).success).toBe(false);
  });

  it("take an external server, whose networks must be named", () => {
    expect(postgresSettings.parse({ engine: external }).engine).toMatchObject({ port: 5432, sslMode: "verify-full" });
    expect(postgresSettings.safeParse({ engine: { ...external, cidrs: [] } }).success).toBe(false);
  });

  it("describe every field for the reference", () => {
    const undescribed = (schema: object, at: string): string[] => {
      const { properties, description, anyOf, oneOf } = schema as {
        properties?: Record<string, object>;
        description?: string;
        anyOf?: object[];
        oneOf?: object[];
      };
      return [
        ...(at !== "" && !description ? [at] : []),
        ...Object.entries(properties ?? {}).flatMap(([name, child]) => undescribed(child, `${at}.${name}`)),
        ...[...(anyOf ?? []), ...(oneOf ?? [])].flatMap((child) =>
          undescribed({ ...child, description: "a choice" }, at),
        ),
      ];
    };
    const { engine } = (postgresSettings.toJSONSchema({ io: "input" }) as unknown as { properties: { engine: object } })
      .properties;
    const shared = /\.(requests|limits)\.(cpu|memory)$/;
    expect(undescribed(engine, ".engine").filter((path) => !shared.test(path))).toEqual([]);
  });
});
