import type { Construct } from "constructs";
import type { SettingProblem } from "../../../../config/component-description";
import { type NodeTypeName, type NodeTypeSpec, nodeTypes } from "../../../../config/hardware";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import { sameNamespaceProblem } from "../../../../config/same-namespace-problem";
import type { ComponentContext } from "../../../contracts/component";
import { defineComponent } from "../../../core/define-component";
import { Config } from "../../../kubernetes/config";
import { Job } from "../../../kubernetes/job";
import { postgres } from "../../data/postgres/postgres";
import type { PostgresSettings } from "../../data/postgres/settings";
import type { MigratedDatabase } from "./migrated-database";
import { migrationBundle } from "./migration-bundle";
import { type MigrationSettings, migrationSettings } from "./settings";

const folder = "/migrations";

/**
 * Schema and fixtures of gpu-dev's database. It lies in the layer of the database, so the applications, one layer up,
 * are deployed only after the Job has ended well: none of them has to wait for a table.
 */
export const migrations = defineComponent<typeof migrationSettings, MigratedDatabase>({
  id: "migrations",
  summary: "The tables, queues and GPU types of gpu-dev's database, brought up to date by a Job whenever they change.",
  layer: "data",
  settings: migrationSettings,
  requires: [postgres],
  check,
  provides: (settings) => ({
    reservations: "gpu_reservations",
    disks: "disk_operations",
    readyQuery: `SELECT 1 FROM public.schema_migrations WHERE file = 'bundle/${migrationBundle(settings).name}'`,
  }),
  build,
});

function check({ gpuTypes }: MigrationSettings, environment: ResolvedEnvironment): SettingProblem[] {
  const foreign = (Object.keys(gpuTypes ?? {}) as NodeTypeName[]).flatMap((name) => {
    const machine = gpuTypes?.[name]?.machine;
    const { machines }: NodeTypeSpec = nodeTypes[name];
    if (machine === undefined || machines.includes(machine)) return [];
    return [
      {
        setting: `gpuTypes.${name}.machine`,
        message: `is ${machine}, which is no machine of ${name}`,
        allowed: machines.join(", ") || "none: the type is an on-premises one",
        hint: "name one of these, add the machine to the type in config/hardware.ts, or state the size with node",
      },
    ];
  });
  return [...sameNamespaceProblem(environment, "migrations", "postgres"), ...extensionProblem(environment), ...foreign];
}

/** Queues need PGMQ, and their archives' retention pg_partman; an external server is only known once it is reached. */
function extensionProblem({ components }: ResolvedEnvironment): SettingProblem[] {
  const database = components.find(({ description }) => description.id === postgres.id);
  const engine = (database?.settings as PostgresSettings | undefined)?.engine;
  if (engine?.kind !== "patroni") return [];
  const missing = (["pgmq", "pg_partman"] as const).filter((extension) => !engine.extensions.includes(extension));
  if (missing.length === 0) return [];
  return [
    {
      setting: "",
      message: `needs ${missing.join(" and ")} in the database, and components.postgres.engine.extensions leaves it out`,
      allowed: "extensions with pgmq and pg_partman",
      hint: `add ${missing.join(" and ")} to components.postgres.engine.extensions, or leave extensions out`,
    },
  ];
}

function build(scope: Construct, settings: MigrationSettings, context: ComponentContext): void {
  const database = context.from(postgres);
  const bundle = migrationBundle(settings);
  const config = (id: string, name: string, data: Readonly<Record<string, string>>) =>
    new Config(scope, id, { name, namespace: context.namespace, data });
  const schema = config("schema", "database-schema", bundle.schema);
  const fixtures = config("fixtures", "database-fixtures", bundle.fixtures);
  const runner = config("runner", "database-migration-runner", bundle.runner);
  new Job(scope, "job", {
    context,
    name: "db-migration",
    deadlineSeconds: settings.deadlineSeconds,
    pod: {
      // `postgres` of the image; psql needs no entry of its own in passwd.
      user: { uid: 999, gid: 999 },
      placement: context.cluster.nodePools.place({ purpose: "system" }),
      connectsTo: [database.network],
      volumes: { schema: { config: schema }, fixtures: { config: fixtures }, runner: { config: runner } },
      containers: [
        {
          name: "migrate",
          image: settings.image,
          command: ["sh", `${folder}/runner/migrate.sh`, folder],
          env: {
            PGHOST: database.host,
            PGPORT: String(database.port),
            PGDATABASE: database.database,
            PGSSLMODE: database.sslMode,
            PGUSER: { secret: database.credentials, key: database.credentialKeys.username },
            PGPASSWORD: { secret: database.credentials, key: database.credentialKeys.password },
            MIGRATE_WAIT_SECONDS: String(settings.waitSeconds),
            MIGRATE_BUNDLE: bundle.name,
          },
          resources: settings.resources,
          mounts: ["schema", "fixtures", "runner"].map((volume) => ({
            volume,
            path: `${folder}/${volume}`,
            readOnly: true as const,
          })),
        },
      ],
    },
  });
}
