import type { GpuTypeName } from "../../config/hardware";

/** Where pods want to run. */
export type PlacementRequest =
  | { readonly purpose: "system" }
  | { readonly purpose: "gpu"; readonly gpu: GpuTypeName; readonly count: number };

export interface Toleration {
  readonly key: string;
  readonly value: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** The pod fields that bring a pod to its nodes. A component never spells a label or a taint itself. */
export interface Placement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  /** Extended resources to put into a container's limits, such as `nvidia.com/gpu`. */
  readonly extendedResources: Readonly<Record<string, string>>;
}

/** The nodes of a cluster by what they are for. */
export interface NodePools {
  /** Nodes that carry the environment's own services; 0 when the environment says nothing of its nodes. */
  readonly systemNodes: number;
  /** @throws Error when no pool has that GPU. */
  place(request: PlacementRequest): Placement;
}
