import { parse } from "yaml";
import { patroniConfig } from "../../../../../constructs/components/data/postgres/patroni-config";
import { patroniEngine } from "./patroni-engine";

interface Configuration {
  readonly scope: string;
  readonly kubernetes: Readonly<Record<string, unknown>>;
  readonly bootstrap: { readonly dcs: Dynamic };
  readonly postgresql: { readonly authentication: Readonly<Record<string, Readonly<Record<string, string>>>> };
  readonly watchdog: { readonly mode: unknown };
}

interface Dynamic {
  readonly ttl: number;
  readonly loop_wait: number;
  readonly retry_timeout: number;
  readonly synchronous_mode: boolean;
  readonly synchronous_mode_strict: boolean;
  readonly failsafe_mode: boolean;
  readonly primary_start_timeout: number;
  readonly postgresql: { readonly parameters: Readonly<Record<string, unknown>>; readonly pg_hba: readonly string[] };
}

const selector = { "app.kubernetes.io/name": "postgres", "app.kubernetes.io/instance": "test" };

/** As Patroni reads it: PyYAML follows YAML 1.1, where an unquoted `on` is a boolean. */
const configuration = (given: object = {}) =>
  parse(patroniConfig({ engine: patroniEngine(given), name: "postgres", selector }), {
    version: "1.1",
  }) as Configuration;
const parameters = (given: object = {}) => configuration(given).bootstrap.dcs.postgresql.parameters;

describe("patroni.yml", () => {
  it("selects members by exactly the labels that the services and the StatefulSet select by", () => {
    const { scope, kubernetes } = configuration();
    expect({ ...(kubernetes.labels as object), [String(kubernetes.scope_label)]: scope }).toEqual(selector);
    expect(kubernetes.use_endpoints).toBe(false);
  });

  it("keeps to Patroni's rule for its times, and fails over within 30 s", () => {
    const { ttl, loop_wait, retry_timeout } = configuration().bootstrap.dcs;
    expect(loop_wait + 2 * retry_timeout).toBeLessThanOrEqual(ttl);
    expect(ttl + loop_wait).toBeLessThan(30);
  });

  it.each([
    [3, "available", { synchronous_mode: true, synchronous_mode_strict: false, primary_start_timeout: 0 }],
    [3, "strict", { synchronous_mode: true, synchronous_mode_strict: true, primary_start_timeout: 0 }],
    [1, "strict", { synchronous_mode: false, synchronous_mode_strict: false, primary_start_timeout: 300 }],
  ])("with %i members and durability %s replicates as it should", (members, durability, expected) => {
    expect(configuration({ members, durability }).bootstrap.dcs).toMatchObject({ ...expected, failsafe_mode: true });
  });

  it("gives the superuser no password, and holds none at all", () => {
    const { authentication } = configuration().postgresql;
    expect(authentication.superuser).toEqual({ username: "postgres" });
    expect(JSON.stringify(configuration())).not.toMatch(/"password"/);
  });

  it("keeps words that YAML 1.1 takes for booleans as words", () => {
    expect(parameters()).toMatchObject({ synchronous_commit: "on", archive_mode: "off" });
    expect(configuration().watchdog.mode).toBe("off");
  });

  it.each([
    ["1Gi", "4Gi", ["256MB", "768MB", "128MB", "16MB"]],
    ["16Gi", "16Gi", ["4096MB", "12288MB", "2048MB", "64MB"]],
    ["256Mi", "1Gi", ["128MB", "256MB", "64MB", "4MB"]],
  ])("with a memory request of %s computes the memory parameters", (request, limit, expected) => {
    const resources = { requests: { cpu: "1", memory: request }, limits: { cpu: "2", memory: limit } };
    const computed = parameters({ resources });
    expect([
      computed.shared_buffers,
      computed.effective_cache_size,
      computed.maintenance_work_mem,
      computed.work_mem,
    ]).toEqual(expected);
  });

  it("bounds what a dead member's slot may hold back by the volume", () => {
    expect(parameters({ storage: "10Gi" }).max_slot_wal_keep_size).toBe("2560MB");
    expect(parameters({ storage: "100Gi" }).max_slot_wal_keep_size).toBe("25600MB");
  });

  it("archives only where an archive is given", () => {
    const archive = { environment: { secret: "wal-archive", keys: ["WALG_S3_PREFIX"] } };
    expect(parameters()).not.toHaveProperty("archive_command");
    expect(parameters({ archive })).toMatchObject({
      archive_mode: "on",
      archive_command: 'wal-g wal-push "%p"',
      restore_command: 'wal-g wal-fetch "%f" "%p"',
      archive_timeout: "60s",
    });
  });

  it("preloads what the extensions need, and lets parameters of the environment win", () => {
    expect(parameters({ extensions: [] })).not.toHaveProperty("shared_preload_libraries");
    expect(parameters({ extensions: ["pg_partman", "pg_stat_statements"] }).shared_preload_libraries).toBe(
      "pg_partman_bgw,pg_stat_statements",
    );
    expect(parameters({ parameters: { work_mem: "32MB" } }).work_mem).toBe("32MB");
  });

  it("refuses a selector that does not name the cluster", () => {
    expect(() => patroniConfig({ engine: patroniEngine(), name: "other", selector })).toThrow("other");
  });
});
