import { gpuTypeField, migTypeField, nodeTypeField } from "../../config/fields/gpu-type";
import {
  extendedResource,
  type GpuTypeName,
  gpuTypes,
  type MigTypeSpec,
  migTypes,
  type NodeTypeName,
  type NodeTypeSpec,
  nodeShape,
  nodeTypes,
} from "../../config/hardware";
import { machines } from "../../config/machines";
import { podCounts, podSize } from "../../config/pod-size";
import { namespace } from "../../config/schema/namespace";
import { nodePool } from "../../config/schema/node-pool";
import { gpuTypeConfig } from "../../constructs/components/gpu-dev/dev-pods/gpu-type-config";
import { offeredCounts } from "../../constructs/components/gpu-dev/dev-pods/offered-counts";
import { settings as devPodSettings } from "../../constructs/components/gpu-dev/dev-pods/settings";
import { renderFixtures } from "../../constructs/components/gpu-dev/migrations/render-fixtures";
import { migrationSettings } from "../../constructs/components/gpu-dev/migrations/settings";
import { Namespace } from "../../constructs/kubernetes/namespace";
import { synthesized } from "../support/component-context";
import { resolvedEnvironment } from "../support/resolved-environment";
import { sourceFiles } from "../support/source-files";

const typeNames = Object.keys(gpuTypes) as GpuTypeName[];
const nodeNames = Object.keys(nodeTypes) as NodeTypeName[];
const slices = Object.values(migTypes) as MigTypeSpec[];
const nodes = Object.values(nodeTypes) as NodeTypeSpec[];

describe("the catalogue is the only place that knows a type's facts", () => {
  const catalogue = /^config\/(hardware|(aws-)?machines)\.ts$|^config\/environments\//;
  const sources = ["config", "constructs", "stacks", "commands", "scripts", "main.ts"]
    .flatMap(sourceFiles)
    .filter(({ path }) => !catalogue.test(path));

  /** Literals of the code: texts in quotes, and keys of objects. */
  const literals = sources.flatMap(({ path, code }) =>
    code
      .replace(/\.describe\((?:[^()]|\([^()]*\))*\)|\b(?:hint|allowed):\s*(?:"[^"]*"|`[^`]*`)/g, "")
      .split("\n")
      .flatMap((line, position) =>
        [
          ...[...line.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`/g)].map((found) =>
            found.slice(1).join(""),
          ),
          ...[...line.matchAll(/(?:^|[{,])\s*([\w-]+):/g)].map((found) => found[1] ?? ""),
        ].map((text) => ({ text, at: `${path}:${position + 1}` })),
      ),
  );
  const holding = (matches: (text: string) => boolean) =>
    literals.filter(({ text }) => matches(text)).map(({ text, at }) => `${at}: ${text}`);

  test("GIVEN the sources WHEN searched for types THEN none is spelt outside the catalogue and the environments", () => {
    expect(literals.length).toBeGreaterThan(1000);
    expect(holding((text) => typeNames.includes(text as GpuTypeName))).toEqual([]);
  });

  test("GIVEN the sources WHEN searched for a list of types in one text THEN there is none", () => {
    const several = (text: string) =>
      text.split(/[\s,;|]+/).filter((word) => typeNames.includes(word as GpuTypeName)).length > 1;

    expect(holding(several)).toEqual([]);
  });

  test.each([
    ["machines", Object.keys(machines)],
    ["products", nodes.flatMap(({ product }) => product ?? [])],
    ["accelerators of GKE", nodes.flatMap(({ gkeAccelerator }) => gkeAccelerator ?? [])],
    [
      "profiles of slices",
      slices.flatMap(({ resource, migConfig }) => [resource, resource.replace("nvidia.com/", ""), migConfig]),
    ],
  ])(
    "GIVEN the sources WHEN searched for %s THEN none is spelt outside the catalogue and the environments",
    (_what, words) => {
      expect(words.length).toBeGreaterThan(0);
      expect(holding((text) => words.some((word) => text.includes(word)))).toEqual([]);
    },
  );
});

describe("every list is the catalogue's, whole", () => {
  const keysOf = (schema: { shape: object } | { unwrap(): unknown }): string[] =>
    "shape" in schema ? Object.keys(schema.shape) : keysOf(schema.unwrap() as never);

  test.each([
    ["a type to reserve", gpuTypeField.options, typeNames],
    ["a type with nodes", nodeTypeField.options, nodeNames],
    ["a slice", migTypeField.options, Object.keys(migTypes)],
    ["rows of the database", keysOf(migrationSettings.shape.gpuTypes), nodeNames],
    ["pods kept ready", keysOf(devPodSettings.shape.warmPool), typeNames],
    [
      "slices of a quota",
      keysOf((namespace.shape.quota.unwrap() as never as { shape: { slices: never } }).shape.slices),
      Object.keys(migTypes),
    ],
    ["machines of a pool", nodePool.shape.machine.unwrap().options, Object.keys(machines)],
  ])("GIVEN the settings WHEN asked what names %s THEN it is every type of the kind", (_what, options, names) => {
    expect([...options]).toEqual([...names]);
  });

  test("GIVEN nothing chosen WHEN the database's rows are rendered THEN each type with a seed has one, of its own numbers", () => {
    const sql = renderFixtures();
    for (const [name, spec] of Object.entries(nodeTypes) as [NodeTypeName, NodeTypeSpec][]) {
      const { gpus, vcpu, ramGib } = nodeShape(name);
      const row = `('${name}', '${spec.machines[0]}', ${gpus}, ${vcpu}, ${ramGib}, '`;
      expect([name, sql.includes(row)]).toEqual([name, spec.seedClusterGpus !== undefined]);
    }
  });

  test("GIVEN a namespace without a quota WHEN made THEN no GPU and no slice of the catalogue can be requested in it", () => {
    const environment = resolvedEnvironment();
    const template = synthesized((scope) => {
      new Namespace(scope, "sample", { environment, name: "sample", settings: environment.namespaces.sample as never });
    });
    const resources = new Set(typeNames.flatMap((name) => extendedResource(name) ?? []));

    expect(template.resource("kubernetes_resource_quota_v1").at("spec", "hard")).toEqual(
      Object.fromEntries([...resources].map((resource) => [`requests.${resource}`, "0"])),
    );
  });

  test.each(typeNames)("GIVEN %s WHEN pods, admission and the CLI's map are derived THEN each has it", (name) => {
    const spec: NodeTypeSpec | MigTypeSpec = gpuTypes[name];
    const home = spec.kind === "mig" ? spec.nodeType : (name as NodeTypeName);
    const counts = podCounts(name);
    const offered = offeredCounts(
      { gpuTypes: [home], nodeShape: (type) => nodeShape(type) },
      spec.kind === "mig" ? [name as keyof typeof migTypes] : [],
    );
    const resource = extendedResource(name);

    expect(counts.map((count) => podSize(name, count).requests.cpus > 0)).toEqual(counts.map(() => true));
    expect(offered[nodeTypes[home].label]).toMatchObject(resource === undefined ? {} : { [resource]: counts });
    expect(JSON.parse(gpuTypeConfig(name, nodeShape(home), "image:1"))).toMatchObject({
      max_gpus: counts.at(-1),
      node_gpu_type: nodeTypes[home].label,
    });
  });
});
