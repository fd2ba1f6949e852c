import { poolMachines } from "./eks/pool-machines";
import { extendedResource, nodeTypes } from "./hardware";
import { machines } from "./machines";
import { poolLabel } from "./naming";
import type { EksNodePool } from "./schema/eks/node-pool";
import type { NodePool } from "./schema/node-pool";
import type { Target } from "./schema/target";

/** A pool in the form that components read, whether it is there already or Gantry makes it. */
export interface DeclaredPool extends NodePool {
  /** EFA cards of its nodes. Default: all that the machine has. */
  readonly efaCards?: number;
  /** Path of its settings in the environment. Default: target.nodePools.<name>. */
  readonly setting?: string;
}

/** What a pool's nodes do, as the label NodeType that gpu-dev's programs select by (fact sheet of gpu-dev, §5). */
const nodeTypeLabels = { system: "cpu", gpu: "gpu", build: "build" } as const;

/** Taint of nodes with GPUs, as NVIDIA's and Amazon's own pods tolerate it. */
const gpuTaint = { key: "nvidia.com/gpu", value: "", effect: "NoSchedule" } as const;

/** The node pools of a target in one form, whether they are there already or Gantry makes them. */
export function declaredPools(target: Target): Readonly<Record<string, DeclaredPool>> {
  if (target.kind !== "eks") return target.nodePools;
  return Object.fromEntries(Object.entries(target.nodePools).map(([name, pool]) => [name, declared(name, pool)]));
}

function declared(name: string, pool: EksNodePool): DeclaredPool {
  const { purpose, gpu, capacity, nodes, taints, node } = pool;
  const [machine] = poolMachines(pool);
  return {
    purpose,
    labels: poolLabels(name, pool),
    taints: taints ?? (gpu && extendedResource(gpu) ? [gpuTaint] : []),
    capacity: capacity.kind === "spot" ? "spot" : "onDemand",
    nodes: nodes.max,
    ...(gpu ? { gpu } : {}),
    ...(machine ? { machine } : {}),
    ...(gpu && machine ? { efaCards: poolCards(pool) } : {}),
    ...(node ? { node } : {}),
  };
}

/** Labels that pods find the pool by. What only programs on the node read is in constructs/aws/nodes. */
function poolLabels(name: string, { purpose, gpu, mig, dedicatedTo, labels }: EksNodePool): Record<string, string> {
  return {
    NodeType: nodeTypeLabels[purpose],
    ...(gpu ? { GpuType: nodeTypes[gpu].label } : {}),
    ...(mig ? { "nvidia.com/mig.config": mig } : {}),
    ...(dedicatedTo === "profiling" ? { "gpu.monitoring/profiling-dedicated": "true" } : {}),
    ...labels,
    // Last: it tells the pool's nodes from all others, whatever else they are called.
    [poolLabel]: name,
  };
}

/** No node of a pool has more cards than the poorest of its machines, nor any where the pool leaves the fabric out. */
function poolCards(pool: EksNodePool): number {
  if (pool.fabric === "none") return 0;
  return Math.min(...poolMachines(pool).map((machine) => machines[machine].efaCards));
}
