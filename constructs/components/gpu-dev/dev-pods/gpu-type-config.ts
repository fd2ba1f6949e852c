import { extendedResource, type GpuTypeName, type NodeShape, nodeTypeOf, nodeTypes } from "../../../../config/hardware";
import { podCounts, podSize } from "../../../../config/pod-size";

/**
 * A type as the CLI reads it from ConfigMap gpu-dev-gpu-config; `k8s_resource`, `node_gpu_type` and `efa_count` are the
 * names of the original's own table of types. Sizes are those of its smallest pod, limits those of the node.
 */
export function gpuTypeConfig(name: GpuTypeName, node: NodeShape, image: string): string {
  const counts = podCounts(name, node);
  const { requests, limits } = podSize(name, counts[0] ?? 0, node);
  const resource = extendedResource(name);
  const whole = podSize(name, counts.at(-1) ?? 0, node).limits;
  return JSON.stringify({
    max_gpus: counts.at(-1) ?? 0,
    cpus: resource === undefined ? limits.cpus : whole.cpus,
    memory_gb: resource === undefined ? limits.memoryGib : whole.memoryGib,
    cpu_request: String(requests.cpus),
    mem_request_gb: requests.memoryGib,
    default_image: image,
    node_gpu_type: nodeTypes[nodeTypeOf(name)].label,
    ...(resource === undefined ? {} : { k8s_resource: resource }),
    efa_count: node.efaCards,
  });
}
