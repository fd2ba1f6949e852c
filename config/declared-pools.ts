import { defaultMachine, extendedResource, nodeTypes } from "./hardware";
import { labelPrefix } from "./naming";
import type { EksNodePool } from "./schema/eks/node-pool";
import type { NodePool } from "./schema/node-pool";
import type { Target } from "./schema/target";

/** What a pool's nodes do, as the label NodeType that gpu-dev's programs select by (fact sheet of gpu-dev, §5). */
const nodeTypeLabels = { system: "cpu", gpu: "gpu", build: "build" } as const;

/** Taint of nodes with GPUs, as NVIDIA's and Amazon's own pods tolerate it. */
const gpuTaint = { key: "nvidia.com/gpu", value: "", effect: "NoSchedule" } as const;

/** The node pools of a target in one form, whether they are there already or Gantry makes them. */
export function declaredPools(target: Target): Readonly<Record<string, NodePool>> {
  if (target.kind !== "eks") return target.nodePools;
  return Object.fromEntries(Object.entries(target.nodePools).map(([name, pool]) => [name, declared(name, pool)]));
}

function declared(
  name: string,
  { purpose, gpu, machines, capacity, nodes, labels, taints, node }: EksNodePool,
): NodePool {
  const machine = machines?.[0] ?? (gpu && defaultMachine(gpu, "aws"));
  return {
    purpose,
    labels: {
      NodeType: nodeTypeLabels[purpose],
      ...(gpu ? { GpuType: nodeTypes[gpu].label } : {}),
      [`${labelPrefix}/pool`]: name,
      ...labels,
    },
    taints: taints ?? (gpu && extendedResource(gpu) ? [gpuTaint] : []),
    capacity: capacity.kind === "spot" ? "spot" : "onDemand",
    nodes: nodes.max,
    ...(gpu ? { gpu } : {}),
    ...(machine ? { machine } : {}),
    ...(node ? { node } : {}),
  };
}
