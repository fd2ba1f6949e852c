import { type Architecture, type Machine, type MachineName, machines } from "./machines";

/**
 * The one GPU catalogue: what a user may reserve, and which machine that is.
 * Database rows, node labels, pod sizing, quotas and the profiling, spot and warm-pool lists derive from it or are
 * keyed by `GpuTypeName`, so a new type is one row and a place that forgot it does not compile.
 * Source: the fact sheet of gpu-dev, §2.5, §2.6, §21.1, §28.1 (numbers in the notes).
 */

/** A type that has nodes of its own. */
export interface NodeTypeSpec {
  readonly kind: "gpu" | "cpu";
  /** What users see and the node label GpuType says; differs from the type's name only for an alias. */
  readonly label: string;
  /** Machines that a pool of this type may use; the first one of a cloud is the default. Empty: see `shape`. */
  readonly machines: readonly MachineName[];
  /** Size of a node of an on-premises type, which no cloud sells. */
  readonly shape?: NodeShape;
  /** Node label nvidia.com/gpu.product: the driver's product name, blanks as dashes (NVIDIA GPU feature discovery). */
  readonly product?: string;
  /** Node label cloud.google.com/gke-accelerator. */
  readonly gkeAccelerator?: string;
  /** nvswitch: without the fabric manager on the node its GPUs are unallocatable (§28.1 item 10). */
  readonly fabric: "nvswitch" | "none";
  /** One reservation may span several nodes of this type. */
  readonly multinode: boolean;
  /** GPUs of the whole cluster in the first database row; the updater owns the number afterwards. Absent: no row. */
  readonly seedClusterGpus?: number;
  readonly note: string;
}

/** Size of one node. */
export interface NodeShape {
  readonly gpus: number;
  readonly vcpu: number;
  readonly ramGib: number;
  readonly efaCards: number;
  readonly architecture: Architecture;
}

/** A slice of a GPU (MIG). It has no nodes of its own and never makes a pool. */
export interface MigTypeSpec {
  readonly kind: "mig";
  readonly label: string;
  /** Extended resource that a pod asks for. */
  readonly resource: string;
  /** The type whose nodes are partitioned. */
  readonly nodeType: NodeTypeName;
  /** Compute slices, of the seven of one GPU: the fraction that sizes a pod's CPU and RAM (§2.6). */
  readonly computeSlices: number;
  /** mig-parted profile (node label nvidia.com/mig.config) that yields `slicesPerNode`. */
  readonly migConfig: string;
  readonly slicesPerNode: number;
  readonly note: string;
}

type NodeTypeRest = Partial<Omit<NodeTypeSpec, "kind" | "label" | "machines">>;

function cpu(label: string, names: readonly MachineName[], rest: NodeTypeRest): NodeTypeSpec {
  return { kind: "cpu", label, machines: names, fabric: "none", multinode: false, note: "§2.5", ...rest };
}

function gpu(label: string, names: readonly MachineName[], product: string, rest: NodeTypeRest): NodeTypeSpec {
  return { ...cpu(label, names, rest), kind: "gpu", product };
}

function onPremises(label: string, vcpu: number, ramGib: number): NodeTypeSpec {
  const shape: NodeShape = { gpus: 0, vcpu, ramGib, efaCards: 0, architecture: "x86_64" };
  return cpu(label, [], { shape, note: "§2.5: on-premises name" });
}

const nvswitch = { fabric: "nvswitch", multinode: true } as const;

/** The types that have nodes of their own. */
export const nodeTypes = {
  t4: gpu("t4", ["g4dn.12xlarge", "n1-standard-32"], "Tesla-T4", {
    gkeAccelerator: "nvidia-tesla-t4",
    seedClusterGpus: 8,
    note: "§2.5: its pool uses a placement group",
  }),
  "t4-az2": gpu("t4", ["g4dn.12xlarge"], "Tesla-T4", {
    note: "§2.5: a second zone of t4, and t4 to users; hence no database row of its own",
  }),
  "t4-small": gpu("t4-small", ["g4dn.2xlarge"], "Tesla-T4", { seedClusterGpus: 1, note: "§2.5: no EFA ever" }),
  l4: gpu("l4", ["g6.12xlarge", "g2-standard-48"], "NVIDIA-L4", { gkeAccelerator: "nvidia-l4", seedClusterGpus: 4 }),
  a10g: gpu("a10g", ["g5.12xlarge"], "NVIDIA-A10G", { seedClusterGpus: 4 }),
  rtxpro6000: gpu("rtxpro6000", ["g7e.24xlarge", "g4-standard-192"], "NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition", {
    gkeAccelerator: "nvidia-rtx-pro-6000",
    note: "§2.5: renamed from g7e",
  }),
  a100: gpu("a100", ["p4d.24xlarge", "a2-highgpu-8g"], "NVIDIA-A100-SXM4-40GB", {
    ...nvswitch,
    gkeAccelerator: "nvidia-tesla-a100",
    seedClusterGpus: 16,
  }),
  h100: gpu("h100", ["p5.48xlarge", "a3-highgpu-8g"], "NVIDIA-H100-80GB-HBM3", {
    ...nvswitch,
    gkeAccelerator: "nvidia-h100-80gb",
    seedClusterGpus: 16,
  }),
  h200: gpu("h200", ["p5e.48xlarge", "p5en.48xlarge", "a3-ultragpu-8g"], "NVIDIA-H200", {
    ...nvswitch,
    gkeAccelerator: "nvidia-h200-141gb",
    seedClusterGpus: 16,
    note: "§2.5; p5e before p5en (§2.3)",
  }),
  b200: gpu("b200", ["p6-b200.48xlarge", "a4-highgpu-8g"], "NVIDIA-B200", {
    ...nvswitch,
    gkeAccelerator: "nvidia-b200",
    seedClusterGpus: 16,
    note: "§2.5; profiling needs confidential computing off (§28.1 item 14)",
  }),
  b300: gpu("b300", ["p6-b300.48xlarge"], "NVIDIA-B300-SXM6-AC", {
    fabric: "nvswitch",
    // The sheet's multinode list leaves it out, and with no EFA cards several nodes would talk over plain TCP.
    multinode: false,
  }),
  g5g: gpu("g5g", ["g5g.2xlarge"], "NVIDIA-T4G", { note: "§2.5: only in the original's pod table, never a pool" }),
  "cpu-x86": cpu("cpu-x86", ["c7i.8xlarge", "c7i.4xlarge", "c4-highcpu-32"], {
    seedClusterGpus: 0,
    note: "§2.5: 8xlarge in production, 4xlarge in test; database rows must name the one in use (§28.2 item 68)",
  }),
  "cpu-arm": cpu("cpu-arm", ["c7g.8xlarge", "c7g.4xlarge", "c4a-highcpu-32"], {
    seedClusterGpus: 0,
    note: "§2.5: sizes as cpu-x86; needs an arm64 node image",
  }),
  "cpu-spot": cpu("cpu-spot", ["c6id.2xlarge"], { note: "§2.5: this machine because it has local NVMe" }),
  "cpu-small": onPremises("cpu-small", 8, 16),
  "cpu-large": onPremises("cpu-large", 32, 64),
} as const satisfies Record<string, NodeTypeSpec>;

export type NodeTypeName = keyof typeof nodeTypes;

function mig(nodeType: NodeTypeName, profile: string, migConfig: string, slicesPerNode: number): MigTypeSpec {
  const computeSlices = Number.parseInt(profile, 10);
  const label = `${nodeType}-mig-${computeSlices}g`;
  const resource = `nvidia.com/mig-${profile}`;
  return { kind: "mig", label, resource, nodeType, computeSlices, migConfig, slicesPerNode, note: "§2.5, §21.1" };
}

/** Slices of a GPU. On h100 nodes all eight GPUs are partitioned, on b200 nodes the last two. */
export const migTypes = {
  "h100-mig-1g": mig("h100", "1g.10gb", "all-balanced", 16),
  "h100-mig-2g": mig("h100", "2g.20gb", "all-balanced", 8),
  "h100-mig-3g": mig("h100", "3g.40gb", "all-balanced", 8),
  "b200-mig-1g": mig("b200", "1g.23gb", "b200-6full-2mig-balanced", 4),
  "b200-mig-2g": mig("b200", "2g.45gb", "b200-6full-2mig-balanced", 2),
  "b200-mig-3g": mig("b200", "3g.90gb", "b200-6full-2mig-balanced", 2),
} as const satisfies Record<string, MigTypeSpec>;

export type MigTypeName = keyof typeof migTypes;

/** Everything a user may reserve, by name. */
export const gpuTypes = { ...nodeTypes, ...migTypes } as const;

export type GpuTypeName = keyof typeof gpuTypes;

/** GPUs that one request may ask for; 0 is a CPU machine (§2.5). */
export const requestSizes = [0, 1, 2, 4, 8, 16] as const;

/** Nodes that one reservation of a multinode type may span. The sheet's availability math has 4, its largest request
 * 16 GPUs = 2 nodes: 4 bounds what is reported as reservable, `requestSizes` what is accepted. */
export const maxNodesPerReservation = 4;

/** Narrows any text to a name of the catalogue. */
export function isGpuTypeName(name: string): name is GpuTypeName {
  return Object.hasOwn(gpuTypes, name);
}

/** The type whose nodes carry this one: itself, or what a slice is cut from. */
export function nodeTypeOf(name: GpuTypeName): NodeTypeName {
  const spec: NodeTypeSpec | MigTypeSpec = gpuTypes[name];
  return spec.kind === "mig" ? spec.nodeType : (name as NodeTypeName);
}

/** The extended resource that a pod of this type asks for; none for CPU types. */
export function extendedResource(name: GpuTypeName): string | undefined {
  const spec: NodeTypeSpec | MigTypeSpec = gpuTypes[name];
  if (spec.kind === "mig") return spec.resource;
  return spec.kind === "gpu" ? "nvidia.com/gpu" : undefined;
}

/** The machine that a type uses in a cloud unless its pool says otherwise. */
export function defaultMachine(name: NodeTypeName, cloud: Machine["cloud"]): MachineName | undefined {
  const spec: NodeTypeSpec = nodeTypes[name];
  return spec.machines.find((machine) => machines[machine].cloud === cloud);
}

/** Size of one node of a type, on the machine its pool uses or else on the first of the catalogue. */
export function nodeShape(name: NodeTypeName, machine?: MachineName): NodeShape {
  const spec: NodeTypeSpec = nodeTypes[name];
  const chosen = machine ?? spec.machines[0];
  if (chosen === undefined) {
    if (spec.shape === undefined) throw new Error(`GPU type ${name} names neither a machine nor a shape`);
    return spec.shape;
  }
  if (!spec.machines.includes(chosen)) {
    throw new Error(`${chosen} is no machine of GPU type ${name}; it has: ${spec.machines.join(", ") || "none"}`);
  }
  const { gpus, vcpu, ramGib, efaCards, architecture } = machines[chosen];
  return { gpus, vcpu, ramGib, efaCards, architecture };
}
