import type { EnvironmentInput } from "../../../config/define-environment";

const gpuTaint = { key: "nvidia.com/gpu", value: "", effect: "NoSchedule" } as const;

/** Every kind of node that a node-level part tells from the others, and all parts that are for them. */
export function sampleEnvironment(context: string): EnvironmentInput {
  return {
    name: "gantry-nodes",
    owner: "platform",
    scope: "cluster",
    target: {
      kind: "existing",
      kubeconfig: { context },
      kubernetesVersion: "1.35",
      nodePools: {
        system: { purpose: "system", labels: { NodeType: "cpu" }, nodes: 1 },
        h100: {
          purpose: "gpu",
          gpu: "h100",
          machine: "p5.48xlarge",
          labels: { NodeType: "gpu", GpuType: "h100" },
          taints: [gpuTaint],
          nodes: 2,
        },
        t4: {
          purpose: "gpu",
          gpu: "t4",
          machine: "g4dn.12xlarge",
          labels: { NodeType: "gpu", GpuType: "t4" },
          taints: [gpuTaint],
          nodes: 3,
        },
        spot: {
          purpose: "gpu",
          gpu: "l4",
          machine: "g6.12xlarge",
          capacity: "spot",
          labels: { NodeType: "gpu", GpuType: "l4" },
          taints: [gpuTaint],
          nodes: 2,
        },
        x86: { purpose: "gpu", gpu: "cpu-x86", labels: { NodeType: "gpu", GpuType: "cpu-x86" }, nodes: 1 },
        arm: { purpose: "gpu", gpu: "cpu-arm", labels: { NodeType: "gpu", GpuType: "cpu-arm" }, nodes: 1 },
      },
    },
    state: { kind: "local" },
    deletionProtection: false,
    namespaces: {
      "gantry-nodes": {},
      "gantry-nodes-agents": {
        podSecurity: {
          level: "privileged",
          reason: "Agents of the nodes share their network and reach their devices.",
        },
      },
      "gantry-nodes-dev": {
        podSecurity: { level: "privileged", reason: "Dev pods add capabilities for NCCL and the GPU profilers." },
        quota: { requests: { cpu: "800", memory: "8Ti" }, limits: { cpu: "1600", memory: "8Ti" }, pods: 100, gpus: 36 },
      },
    },
    components: {
      devPods: { namespace: "gantry-nodes-dev", image: "registry.example.com/gpu-dev-pod:2.10.0" },
      imagePrepuller: { namespace: "gantry-nodes", images: ["docker.io/library/docker:27.5.1-dind"] },
      profilingLabeler: { namespace: "gantry-nodes", gpuTypes: { h100: {}, t4: { nodes: 2 } } },
      efaPlugin: { namespace: "gantry-nodes-agents" },
      nodeTerminationHandler: { namespace: "gantry-nodes-agents" },
    },
  };
}
