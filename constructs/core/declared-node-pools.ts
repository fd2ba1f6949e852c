import { efaCards } from "../../config/efa-cards";
import { extendedResource, type NodeShape, type NodeTypeName, nodeShape, nodeTypeOf } from "../../config/hardware";
import type { MachineName } from "../../config/machines";
import { poolLabel } from "../../config/naming";
import type { NodeAutoscaler } from "../contracts/node-autoscaler";
import type { NodeKind, NodePools, Placement, PlacementRequest, Toleration } from "../contracts/node-pools";

/** What is known of a pool, whether it is there already or Gantry makes it. */
export interface DeclaredPool {
  readonly purpose: "system" | "gpu" | "build";
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly (Toleration & { readonly key: string; readonly value: string })[];
  readonly gpu?: NodeTypeName | undefined;
  readonly machine?: MachineName | undefined;
  /** EFA cards of its nodes. Default: all that the machine has. */
  readonly efaCards?: number | undefined;
  readonly capacity: "onDemand" | "spot";
  readonly nodes: number;
}

type Selection = Omit<Placement, "extendedResources">;

/** Node pools as the environment declares them. Without any, pods go wherever the scheduler puts them. */
export class DeclaredNodePools implements NodePools {
  readonly autoscaler?: NodeAutoscaler;

  constructor(
    private readonly pools: Readonly<Record<string, DeclaredPool>>,
    autoscaler?: NodeAutoscaler,
  ) {
    if (autoscaler) this.autoscaler = autoscaler;
  }

  get systemNodes(): number {
    return this.pick((pool) => pool.purpose === "system").reduce((sum, pool) => sum + pool.nodes, 0);
  }

  get gpuTypes(): readonly NodeTypeName[] {
    return [...new Set(this.pick(({ gpu }) => gpu !== undefined).flatMap(({ gpu }) => gpu ?? []))];
  }

  get spotGpuTypes(): readonly NodeTypeName[] {
    const firm = this.pick(({ capacity }) => capacity !== "spot").map(({ gpu }) => gpu);
    return this.gpuTypes.filter((gpu) => !firm.includes(gpu));
  }

  nodeShape(gpu: NodeTypeName): NodeShape {
    const shapes = this.pick((pool) => pool.gpu === gpu).map(({ machine }) => nodeShape(gpu, machine));
    const smallest = shapes.reduce((one, other) => (other.vcpu < one.vcpu ? other : one), shapes[0] ?? nodeShape(gpu));
    // A pod that asks for every card must fit whichever pool it lands on: of p5e and p5en, the fewer cards.
    const cards = this.pick((pool) => pool.gpu === gpu && pool.machine !== undefined).map(efaCards);
    return cards.length === 0 ? smallest : { ...smallest, efaCards: Math.min(...cards) };
  }

  place(request: PlacementRequest): Placement {
    switch (request.purpose) {
      case "system":
        return { ...this.common(this.pick(({ purpose }) => purpose === "system")), extendedResources: {} };
      case "build": {
        const pools = this.pick(({ purpose }) => purpose === "build");
        if (pools.length === 0) return this.place({ purpose: "system" });
        return { ...this.common(pools), extendedResources: {} };
      }
      case "every":
        return { ...this.everyNode(request.node), extendedResources: {} };
      case "gpu": {
        const pools = this.pick(({ gpu }) => gpu !== undefined && nodeTypeOf(gpu) === nodeTypeOf(request.gpu));
        if (pools.length === 0) throw new Error(`no node pool has ${request.gpu}; ${this.known}`);
        // CPU types are reserved like GPUs; their pods ask for no extended resource.
        const resource = extendedResource(request.gpu);
        return { ...this.common(pools), extendedResources: resource ? { [resource]: String(request.count) } : {} };
      }
    }
  }

  private everyNode(node: NodeKind | readonly NodeTypeName[]): Selection {
    if (node === "any") return { nodeSelector: {}, tolerations: [{}] };
    const pools = this.poolsOf(node);
    for (const [name, pool] of Object.entries(this.pools)) {
      if (!pools.includes(pool) || hasLabels(pool)) continue;
      throw new Error(
        `node pool ${name} has ${node} nodes, and no labels to find them by; set target.nodePools.${name}.labels`,
      );
    }
    const [first, ...others] = pools.map(({ labels }) => labels);
    const tolerations = tolerationsOf(pools);
    return others.length === 0
      ? { nodeSelector: { ...first }, tolerations }
      : { nodeSelector: {}, anyOf: pools.map(({ labels }) => labels), tolerations };
  }

  /** Pools of the kind, or of each of the types; a type without a pool is as wrong as a kind without one. */
  private poolsOf(node: Exclude<NodeKind, "any"> | readonly NodeTypeName[]): readonly DeclaredPool[] {
    if (typeof node !== "string") return node.flatMap((type) => this.some(type, ({ gpu }) => gpu === type));
    return this.some(node, (pool) => isOf(node, pool));
  }

  private some(wanted: string, isWanted: (pool: DeclaredPool) => boolean): readonly DeclaredPool[] {
    const pools = this.pick(isWanted);
    if (pools.length === 0) throw new Error(`no node pool has ${wanted} nodes; ${this.known}`);
    return pools;
  }

  private get known(): string {
    return `pools: ${Object.keys(this.pools).join(", ") || "none"}`;
  }

  private pick(wanted: (pool: DeclaredPool) => boolean): DeclaredPool[] {
    return Object.values(this.pools).filter(wanted);
  }

  /** Whether the labels are those of these pools, and of no other. */
  private tell(labels: readonly (readonly [string, string])[], pools: readonly DeclaredPool[]): boolean {
    const foreign = this.pick((pool) => !pools.includes(pool));
    return labels.length > 0 && !foreign.some((pool) => labels.every(([key, value]) => pool.labels[key] === value));
  }

  /** The labels that all these pools share where those tell them from the other pools, else those of any of them. */
  private common(pools: readonly DeclaredPool[]): Selection {
    const [first, ...others] = pools;
    const shared = Object.entries(first?.labels ?? {}).filter(([key, value]) =>
      others.every((pool) => pool.labels[key] === value),
    );
    // A pool's own name comes last: pods that go by it would have to roll when the pool gets a successor beside it.
    const lasting = shared.filter(([key]) => key !== poolLabel);
    if (this.tell(lasting, pools)) {
      return { nodeSelector: Object.fromEntries(lasting), tolerations: tolerationsOf(pools) };
    }
    const distinct = this.tell(shared, pools);
    const tolerations = tolerationsOf(pools);
    if (others.length === 0 || distinct || !pools.every(hasLabels)) {
      return { nodeSelector: Object.fromEntries(shared), tolerations };
    }
    return { nodeSelector: {}, anyOf: pools.map(({ labels }) => labels), tolerations };
  }
}

function hasLabels({ labels }: DeclaredPool): boolean {
  return Object.keys(labels).length > 0;
}

/** Every taint that any of the pools has, once. */
function tolerationsOf(pools: readonly DeclaredPool[]): readonly Toleration[] {
  const taints = pools.flatMap((pool) => pool.taints);
  return [...new Map(taints.map((taint) => [`${taint.key}=${taint.value}:${taint.effect}`, taint])).values()];
}

function isOf(node: Exclude<NodeKind, "any">, pool: DeclaredPool): boolean {
  switch (node) {
    case "gpu":
      return pool.gpu !== undefined && extendedResource(pool.gpu) !== undefined;
    case "efa":
      return efaCards(pool) > 0;
    case "spot":
      return pool.capacity === "spot";
  }
}
