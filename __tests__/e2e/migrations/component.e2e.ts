import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrations } from "../../../constructs/components/gpu-dev/migrations/migrations";
import { migrationSettings } from "../../../constructs/components/gpu-dev/migrations/settings";
import { synthesized } from "../../support/component-context";
import { describeOnPostgres } from "./describe-on-postgres";
import { ScratchPostgres } from "./scratch-postgres";

interface Container {
  readonly command: readonly string[];
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly volume_mount: readonly { readonly name: string; readonly mount_path: string }[];
}

describeOnPostgres("synthesized migration Job", () => {
  let postgres: ScratchPostgres;
  const root = mkdtempSync(join(tmpdir(), "job-root-"));

  beforeAll(async () => {
    postgres = await ScratchPostgres.start();
  }, 240_000);
  afterAll(() => {
    postgres.stop();
    rmSync(root, { recursive: true });
  });

  it("GIVEN the Terraform of the component WHEN its Job's command runs on its ConfigMaps THEN the ready query turns true", () => {
    const settings = migrationSettings.parse({ gpuTypes: { h100: {}, "cpu-arm": { machine: "c7g.4xlarge" } } });
    const { readyQuery } = migrations.provides(settings, {} as never);
    const template = synthesized((scope, context) => migrations.build(scope, settings, context), {
      required: { postgres: {} },
    });
    const pod = template.resource("kubernetes_job_v1").at("spec", "template", "spec") as {
      container: [Container];
      volume: { name: string; config_map: { name: string } }[];
    };
    const [container] = pod.container;
    for (const { name, mount_path } of container.volume_mount) {
      const source = pod.volume.find((volume) => volume.name === name)?.config_map.name;
      const data = template.resource("kubernetes_config_map_v1", source).at("data") as Record<string, string>;
      mkdirSync(join(root, mount_path), { recursive: true });
      // What Terraform does with its escapes.
      for (const [key, text] of Object.entries(data))
        writeFileSync(join(root, mount_path, key), text.replace(/([$%])\1(?=\{)/g, "$1"));
    }
    const database = postgres.createDatabase("component");
    expect(() => postgres.query(database, readyQuery)).toThrow("schema_migrations");

    const [program = "", ...args] = container.command.map((word) => (word.startsWith("/") ? join(root, word) : word));
    const literals = container.env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
    const env = { PATH: process.env.PATH ?? "", ...Object.fromEntries(literals), ...postgres.environment(database) };
    const run = spawnSync(program, args, { env, encoding: "utf8" });

    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining("done: 10 applied") });
    expect(postgres.query(database, readyQuery)).toEqual(["1"]);
    expect(postgres.query(database, "SELECT gpu_type, instance_type FROM gpu_types ORDER BY 1")).toEqual([
      "cpu-arm|c7g.4xlarge",
      "h100|p5.48xlarge",
    ]);
  });
});
