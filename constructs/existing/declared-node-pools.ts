import { extendedResource, type GpuTypeName, nodeTypeOf } from "../../config/hardware";
import type { NodePools, Placement, PlacementRequest, Toleration } from "../contracts/node-pools";

export interface DeclaredPool {
  readonly purpose: "system" | "gpu";
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Toleration[];
  readonly gpu?: GpuTypeName | undefined;
  readonly nodes: number;
}

/** Node pools as the environment declares them. Without any, pods go wherever the scheduler puts them. */
export class DeclaredNodePools implements NodePools {
  constructor(private readonly pools: Readonly<Record<string, DeclaredPool>>) {}

  get systemNodes(): number {
    return this.pick((pool) => pool.purpose === "system").reduce((sum, pool) => sum + pool.nodes, 0);
  }

  place(request: PlacementRequest): Placement {
    if (request.purpose === "system") {
      return { ...this.common(this.pick((pool) => pool.purpose === "system")), extendedResources: {} };
    }
    const pools = this.pick((pool) => pool.gpu !== undefined && nodeTypeOf(pool.gpu) === nodeTypeOf(request.gpu));
    if (pools.length === 0) {
      throw new Error(`no node pool has ${request.gpu}; pools: ${Object.keys(this.pools).join(", ") || "none"}`);
    }
    // CPU types are reserved like GPUs; their pods ask for no extended resource.
    const resource = extendedResource(request.gpu);
    return { ...this.common(pools), extendedResources: resource ? { [resource]: String(request.count) } : {} };
  }

  private pick(wanted: (pool: DeclaredPool) => boolean): DeclaredPool[] {
    return Object.values(this.pools).filter(wanted);
  }

  /** Labels that all these pools share, and every taint that any of them has. */
  private common(pools: readonly DeclaredPool[]): Pick<Placement, "nodeSelector" | "tolerations"> {
    const [first, ...others] = pools;
    const shared = Object.entries(first?.labels ?? {}).filter(([key, value]) =>
      others.every((pool) => pool.labels[key] === value),
    );
    const taints = new Map(
      pools.flatMap((pool) => pool.taints).map((taint) => [`${taint.key}=${taint.value}:${taint.effect}`, taint]),
    );
    return { nodeSelector: Object.fromEntries(shared), tolerations: [...taints.values()] };
  }
}
