import type { NodePoolPlan } from "../node-pool-plan";

/** What one of kubelet's two reserves takes, in Kubernetes' units. */
export interface ReservedResources {
  readonly cpu: string;
  readonly memory: string;
}

/** What the reserves of a node follow from. */
export interface ReservedNode {
  readonly size: NodePoolPlan["size"];
  readonly pool: Pick<NodePoolPlan["pool"], "purpose">;
}

/** Most that either reserve takes, by what the nodes are for: what gpu-dev's nodes had (fact sheet, §5.5 and §5.6). */
const most = { gpu: { cpu: 2000, memoryMib: 4096 }, other: { cpu: 1000, memoryMib: 2048 } } as const;

/** Least that either takes, in thousandths of a CPU and MiB: below it kubelet and containerd starve. */
const least = { cpu: 100, memoryMib: 256 } as const;

/**
 * Either of kubelet's reserves, for the system and for Kubernetes itself: a 24th of the machine, at most what §5.5 says.
 * A pod that takes the whole host asks for nine tenths of it, and must fit beside both on the smallest machine too.
 */
export function reservedResources({ size, pool }: ReservedNode): ReservedResources {
  const limit = pool.purpose === "gpu" ? most.gpu : most.other;
  const share = (whole: number, floor: number, ceiling: number) =>
    Math.max(floor, Math.min(ceiling, Math.floor(whole / 24)));
  return {
    cpu: `${share(size.vcpu * 1000, least.cpu, limit.cpu)}m`,
    memory: `${share(size.ramGib * 1024, least.memoryMib, limit.memoryMib)}Mi`,
  };
}
