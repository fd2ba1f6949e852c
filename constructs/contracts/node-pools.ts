import type { GpuTypeName, NodeShape, NodeTypeName } from "../../config/hardware";
import type { NodeAutoscaler } from "./node-autoscaler";

/** Where pods want to run. */
export type PlacementRequest =
  | { readonly purpose: "system" }
  | { readonly purpose: "gpu"; readonly gpu: GpuTypeName; readonly count: number }
  /** Compilations; where no pool is for them, the system's nodes. */
  | { readonly purpose: "build" }
  /** One pod on each node of some kind, or of some types of the catalogue, as a DaemonSet has it. */
  | { readonly purpose: "every"; readonly node: NodeKind | readonly NodeTypeName[] };

/** `gpu`: every node with a GPU; `spot`: nodes that the cloud may take back; `any`: all nodes, whatever their taints. */
export type NodeKind = "gpu" | "efa" | "spot" | "any";

/** A taint that a pod bears. Without an effect: every effect; without a key: every taint. */
export interface Toleration {
  readonly key?: string;
  /** Default: any value. */
  readonly value?: string;
  readonly effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** The pod fields that bring a pod to its nodes. A component never spells a label or a taint itself. */
export interface Placement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Alternatives where one selector cannot say it: a node that carries all labels of any of them. Default: none. */
  readonly anyOf?: readonly Readonly<Record<string, string>>[];
  readonly tolerations: readonly Toleration[];
  /** Extended resources to put into a container's limits, such as `nvidia.com/gpu`. */
  readonly extendedResources: Readonly<Record<string, string>>;
}

/** The nodes of a cluster by what they are for. */
export interface NodePools {
  /** Nodes that carry the environment's own services; 0 when the environment says nothing of its nodes. */
  readonly systemNodes: number;
  /** Types of the catalogue that the pools carry, slices (MIG) of them left out; empty where nothing is said of GPUs. */
  readonly gpuTypes: readonly NodeTypeName[];
  /** Those of them whose nodes are all spot. */
  readonly spotGpuTypes: readonly NodeTypeName[];
  /** What a program that makes further nodes needs to know; left out where none may. */
  readonly autoscaler?: NodeAutoscaler;
  /** Size of one node of a type: of the smallest machine that its pools name, else of the catalogue's first. */
  nodeShape(gpu: NodeTypeName): NodeShape;
  /** @throws Error when no pool has that GPU, or no pool is of that kind or of one of those types. */
  place(request: PlacementRequest): Placement;
}
