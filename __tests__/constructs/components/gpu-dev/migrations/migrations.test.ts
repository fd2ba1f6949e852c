import { resolveEnvironments } from "../../../../../config/resolve-environments";
import { postgres } from "../../../../../constructs/components/data/postgres/postgres";
import { migrationBundle } from "../../../../../constructs/components/gpu-dev/migrations/migration-bundle";
import { migrations } from "../../../../../constructs/components/gpu-dev/migrations/migrations";
import { migrationSettings } from "../../../../../constructs/components/gpu-dev/migrations/settings";
import { synthesized } from "../../../../support/component-context";
import { sampleInput } from "../../../../support/resolved-environment";
import { today } from "../../../../support/today";

const render = (input: object = {}, database: object = {}) =>
  synthesized((scope, context) => migrations.build(scope, migrationSettings.parse(input), context), {
    required: { postgres: database },
  });
interface Container {
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly volume_mount: readonly { readonly read_only?: boolean }[];
  readonly security_context: object;
}

const jobOf = (template: ReturnType<typeof render>) => template.resource("kubernetes_job_v1");
const problemsOf = (settings: object) => {
  const environment = { ...sampleInput, target: { ...sampleInput.target, storageClass: "fast" } };
  const resolve = () =>
    resolveEnvironments(
      [{ ...environment, components: { postgres: {}, migrations: settings } }],
      [postgres, migrations],
      today,
    );
  return expect(resolve);
};

describe("migrations component", () => {
  it("GIVEN no settings WHEN built THEN schema, fixtures and runner are ConfigMaps with the files as they are", () => {
    const template = render();
    const bundle = migrationBundle(migrationSettings.parse({}));
    const data = (name: string) =>
      template.resource("kubernetes_config_map_v1", name).at("data") as Record<string, string>;

    expect(Object.keys(data("database-schema"))).toEqual(Object.keys(bundle.schema));
    expect(data("database-fixtures")).toEqual(bundle.fixtures);
    // Terraform's own escape of ${: one dollar more.
    expect(data("database-migration-runner")["migrate.sh"]?.replaceAll("$${", "${")).toBe(bundle.runner["migrate.sh"]);
  });

  it("GIVEN no settings WHEN built THEN the Job is waited for, after the ConfigMaps it reads", () => {
    const template = render();
    const job = jobOf(template);

    expect(job.at("wait_for_completion")).toBe(true);
    expect(job.at("spec", "backoff_limit")).toBe(3);
    expect(job.at("spec", "ttl_seconds_after_finished")).toBeUndefined();
    expect(job.dependsOn).toEqual(
      expect.arrayContaining(template.resources("kubernetes_config_map_v1").map(({ address }) => address)),
    );
  });

  it("GIVEN a database WHEN built THEN the Job speaks to its primary as the application's role, with no password in sight", () => {
    const container = jobOf(render()).at("spec", "template", "spec", "container", 0) as Container;
    const env = Object.fromEntries(container.env.map(({ name, ...rest }) => [name, rest]));

    expect(env).toMatchObject({
      PGHOST: { value: "postgres-primary.sample.svc" },
      PGPORT: { value: "5432" },
      PGDATABASE: { value: "gpudev" },
      PGSSLMODE: { value: "require" },
      PGUSER: { value_from: { secret_key_ref: { key: "POSTGRES_USER" } } },
      PGPASSWORD: { value_from: { secret_key_ref: { key: "POSTGRES_PASSWORD" } } },
      MIGRATE_WAIT_SECONDS: { value: "300" },
    });
    expect(container.security_context).toMatchObject({ read_only_root_filesystem: true });
    expect(container.volume_mount.every((mount) => mount.read_only)).toBe(true);
  });

  it("GIVEN a change of anything that is applied WHEN built THEN the Job has another name, else the same", () => {
    const name = (input?: object) => jobOf(render(input)).name;

    expect(name()).toMatch(/^db-migration-[0-9a-f]{10}$/);
    expect(name()).toBe(name({}));
    expect(name({ gpuTypes: { t4: {} } })).not.toBe(name());
    expect(name({ gpuTypes: { t4: {} } })).not.toBe(name({ gpuTypes: { t4: { seedClusterGpus: 1 } } }));
  });

  it("GIVEN settings WHEN asked what it provides THEN the ready query names what the Job will record", () => {
    const settings = migrationSettings.parse({ gpuTypes: { h100: {} } });
    const { readyQuery, reservations, disks } = migrations.provides(settings, {} as never);
    const container = jobOf(render({ gpuTypes: { h100: {} } })).at("spec", "template", "spec", "container", 0) as {
      env: { name: string; value?: string }[];
    };

    expect([reservations, disks]).toEqual(["gpu_reservations", "disk_operations"]);
    expect(readyQuery).toContain(`'bundle/${container.env.find(({ name }) => name === "MIGRATE_BUNDLE")?.value}'`);
  });

  it("GIVEN a machine of another type, a machine with a size, or an unknown type WHEN resolved THEN the path is named", () => {
    problemsOf({ gpuTypes: { t4: { machine: "p5.48xlarge" } } }).toThrow(
      /gpuTypes\.t4\.machine[\s\S]*g4dn\.12xlarge, n1-standard-32/,
    );
    problemsOf({ gpuTypes: { "cpu-small": { machine: "c7i.8xlarge" } } }).toThrow("on-premises");
    problemsOf({ gpuTypes: { t4: { machine: "g4dn.12xlarge", node: { gpus: 1, vcpu: 1, ramGib: 1 } } } }).toThrow(
      "gpuTypes.t4",
    );
    problemsOf({ gpuTypes: { h20: {} } }).toThrow(/gpuTypes\.h20[\s\S]*did you mean h200/);
    problemsOf({ gpuTypes: {} }).toThrow("gpuTypes");
    problemsOf({ gpuTypes: { t4: undefined, l4: {} } }).not.toThrow();
    problemsOf({ image: "postgres:latest" }).toThrow("latest");
    problemsOf({ gpuTypes: { "cpu-x86": { machine: "c7i.4xlarge" } } }).not.toThrow();
  });
});
