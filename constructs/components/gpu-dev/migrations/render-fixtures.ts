import {
  defaultMachine,
  type NodeShape,
  type NodeTypeName,
  type NodeTypeSpec,
  nodeShape,
  nodeTypes,
} from "../../../../config/hardware";
import type { Machine, MachineName } from "../../../../config/machines";

/** What one environment says of a type; everything left out comes from the catalogue. */
export interface FixtureRow {
  /** Machine of the type's pool, where it is not the first one of the catalogue. */
  readonly machine?: MachineName | undefined;
  /** Size of a node, where the cluster's nodes are no machine of the catalogue. */
  readonly node?: Pick<NodeShape, "gpus" | "vcpu" | "ramGib"> | undefined;
  /** GPUs of the whole cluster until the availability updater first counts them. */
  readonly seedClusterGpus?: number | undefined;
}

/** Which rows the table gpu_types gets. */
export interface FixtureSelection {
  /** Whose machines are the default ones; left out, the first machine of each type. */
  readonly cloud?: Machine["cloud"] | undefined;
  /** The types to offer. Default: the ten physical types that the catalogue seeds. */
  readonly types?: Partial<Record<NodeTypeName, FixtureRow | undefined>> | undefined;
}

/** Columns that belong to the catalogue. Every other one is live data, written by the updater or an operator. */
const catalogueColumns = ["instance_type", "max_gpus", "cpus", "memory_gb", "description"];

/** The updater corrects `max_per_node` too; until it has counted a type for the first time the catalogue's number holds. */
const maxPerNode =
  "  max_per_node = CASE WHEN live.last_availability_update IS NULL THEN excluded.max_per_node ELSE live.max_per_node END";

/**
 * The SQL that brings table gpu_types up to the catalogue: a missing row is inserted with its seed, a present one gets
 * the catalogue's columns only, and a row that already agrees is not touched.
 * The original reset the number of GPUs at every run (fact sheet §28.3 item 100).
 */
export function renderFixtures(selection: FixtureSelection = {}): string {
  const types = selection.types ?? seededTypes();
  const rows = new Map<string, string>();
  for (const [name, row] of Object.entries(types) as [NodeTypeName, FixtureRow | undefined][]) {
    const { label } = nodeTypes[name];
    // An alias (t4-az2) is the labelled type to users, so it has no row of its own and never wins over it.
    if (row !== undefined && (name === label || !rows.has(label))) {
      rows.set(label, renderRow(name, row, selection.cloud));
    }
  }
  if (rows.size === 0) throw new Error("fixtures name no GPU type: at least one is needed");
  return [
    "-- Rendered from the GPU catalogue (config/hardware.ts); changed there, not here.",
    `INSERT INTO gpu_types AS live (gpu_type, ${catalogueColumns.join(", ")}, max_per_node, total_cluster_gpus) VALUES`,
    [...rows.values()].map((row) => `  ${row}`).join(",\n"),
    "ON CONFLICT (gpu_type) DO UPDATE SET",
    [...catalogueColumns.map((column) => `  ${column} = excluded.${column}`), maxPerNode].join(",\n"),
    `WHERE (${catalogueColumns.map((column) => `live.${column}`).join(", ")})`,
    `  IS DISTINCT FROM (${catalogueColumns.map((column) => `excluded.${column}`).join(", ")});`,
    "",
  ].join("\n");
}

function seededTypes(): Partial<Record<NodeTypeName, FixtureRow>> {
  const entries = Object.entries(nodeTypes) as [NodeTypeName, NodeTypeSpec][];
  return Object.fromEntries(
    entries.filter(([, spec]) => spec.seedClusterGpus !== undefined).map(([name]) => [name, {}]),
  );
}

function renderRow(name: NodeTypeName, row: FixtureRow, cloud: Machine["cloud"] | undefined): string {
  const spec: NodeTypeSpec = nodeTypes[name];
  const machine = row.machine ?? (cloud && defaultMachine(name, cloud)) ?? spec.machines[0];
  const shape = { ...nodeShape(name, machine), ...row.node };
  const values = [
    text(spec.label),
    text(row.node === undefined ? (machine ?? name) : name),
    // The original keeps the same number twice: max_gpus sizes pods, max_per_node bounds requests.
    count(name, "GPUs", shape.gpus),
    count(name, "vCPU", shape.vcpu),
    count(name, "RAM", shape.ramGib),
    text(describe(spec, shape)),
    count(name, "GPUs", shape.gpus),
    count(name, "cluster GPUs", row.seedClusterGpus ?? spec.seedClusterGpus ?? 0),
  ];
  return `(${values.join(", ")})`;
}

function describe(spec: NodeTypeSpec, shape: Pick<NodeShape, "gpus" | "vcpu" | "ramGib" | "architecture">): string {
  const size = `${shape.vcpu} vCPU ${shape.architecture}, ${shape.ramGib} GiB`;
  return spec.product === undefined ? size : `${shape.gpus} x ${spec.product.replaceAll("-", " ")}, ${size}`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function count(name: string, what: string, value: number): string {
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`${name}: ${what} is ${value}, expected a whole number from 0`);
  return String(value);
}
