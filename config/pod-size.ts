import {
  extendedResource,
  type GpuTypeName,
  gpuTypes,
  type MigTypeSpec,
  type NodeShape,
  type NodeTypeSpec,
  nodeShape,
  nodeTypeOf,
  requestSizes,
} from "./hardware";
import { hugepagesPerHost } from "./machines";

/** What the main container of a dev pod reserves and may use at most. */
export interface PodSize {
  readonly requests: PodAmounts;
  readonly limits: PodAmounts;
  /** GPUs, slices, network cards and huge pages; requests and limits alike. */
  readonly extended: Readonly<Record<string, string>>;
}

export interface PodAmounts {
  readonly cpus: number;
  readonly memoryGib: number;
}

/** Slices of compute that one GPU is cut into (NVIDIA MIG user guide). */
const slicesPerGpu = 7;

/**
 * Size of a dev pod by the fact sheet's §2.6. Its share of the node is that of the GPUs it takes: it reserves 90 % of
 * the share, which leaves the kubelet and the node's agents the rest, and may burst to half as many CPUs more.
 * A pod without GPUs reserves 85 % of the CPUs and 80 % of the memory and gets no more, so that one fits a node and
 * none bursts into another's memory (§28 item 35).
 *
 * @param count GPUs, or slices of a GPU; 0 for a type without
 * @param node size of a node; default: the first machine of the catalogue
 * @throws Error when no node takes that number
 */
export function podSize(name: GpuTypeName, count: number, node: PodNode = nodeShape(nodeTypeOf(name))): PodSize {
  const counts = podCounts(name, node);
  if (!counts.includes(count)) {
    throw new Error(`a pod of ${name} takes ${counts.join(", ")} on one node, not ${count}`);
  }
  const resource = extendedResource(name);
  if (resource === undefined) {
    const amounts = { cpus: percent(node.vcpu, 85), memoryGib: percent(node.ramGib, 80) };
    return { requests: amounts, limits: amounts, extended: {} };
  }
  const spec: NodeTypeSpec | MigTypeSpec = gpuTypes[name];
  // A slice is a fraction of one GPU; sized by the number of slices, pods asked for whole nodes (§28 item 37).
  const [part, whole] =
    spec.kind === "mig" ? [count * spec.computeSlices, node.gpus * slicesPerGpu] : [count, node.gpus];
  const share = (total: number, hundredths: number) =>
    Math.max(1, Math.floor((total * part * hundredths) / (whole * 100)));
  return {
    requests: { cpus: share(node.vcpu, 90), memoryGib: share(node.ramGib, 90) },
    limits: { cpus: Math.min(node.vcpu, share(node.vcpu, 150)), memoryGib: share(node.ramGib, 100) },
    extended: {
      [resource]: String(count),
      ...(spec.kind === "gpu" && count === node.gpus ? fabricOf(node) : {}),
    },
  };
}

/** What of a node's size matters to a pod. */
export type PodNode = Pick<NodeShape, "gpus" | "vcpu" | "ramGib"> & Partial<Pick<NodeShape, "efaCards">>;

/** How many GPUs or slices one pod may ask for: the request sizes that one node can hold; 0 alone for a type without. */
export function podCounts(name: GpuTypeName, node: PodNode = nodeShape(nodeTypeOf(name))): readonly number[] {
  const spec: NodeTypeSpec | MigTypeSpec = gpuTypes[name];
  if (spec.kind === "cpu") return [0];
  // The largest on one node, never the sum over nodes (§28 item 36).
  const largest = spec.kind === "mig" ? spec.slicesPerNode : node.gpus;
  return requestSizes.filter((size) => size > 0 && size <= largest);
}

/** A pod that has the whole host has its network cards too, and the huge pages they need (§2.6). */
function fabricOf({ efaCards = 0 }: PodNode): Readonly<Record<string, string>> {
  return efaCards > 0 ? { [efaResource]: String(efaCards), "hugepages-2Mi": `${hugepagesPerHost}Mi` } : {};
}

/** Extended resource of one EFA network card. */
export const efaResource = "vpc.amazonaws.com/efa";

function percent(total: number, hundredths: number): number {
  return Math.max(1, Math.floor((total * hundredths) / 100));
}
