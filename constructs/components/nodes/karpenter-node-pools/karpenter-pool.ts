import type { DeclaredPool } from "../../../../config/declared-pools";
import { poolMachines } from "../../../../config/eks/pool-machines";
import { nodeTypes } from "../../../../config/hardware";
import { poolLabel } from "../../../../config/naming";
import type { KarpenterPool } from "./settings";

/** A pool that Karpenter fills in the form of the target's own: users reserve its type, and pods find its nodes. */
export function karpenterPool(name: string, pool: KarpenterPool): DeclaredPool {
  const [machine] = poolMachines({ gpu: pool.type, machines: pool.machines });
  return {
    purpose: "gpu",
    labels: { ...pool.labels, NodeType: "gpu", GpuType: nodeTypes[pool.type].label, [poolLabel]: name },
    taints: pool.taints,
    gpu: pool.type,
    ...(machine ? { machine } : {}),
    efaCards: 0,
    capacity: "onDemand",
    nodes: pool.maxNodes,
    setting: `components.karpenterNodePools.pools.${name}`,
  };
}
