import type { EnvironmentInput } from "../../../config/define-environment";

/** Names that nothing else of a cluster has. */
export const names = { environment: "e2e-dev-pods", namespace: "e2e-dev-pods", platform: "e2e-dev-pods-platform" };

const taints = [{ key: "nvidia.com/gpu", effect: "NoSchedule" as const }];

/** Dev pods with everything that a setting can let in, on nodes with whole GPUs, slices and none. */
export function devPodsEnvironment(context: string): EnvironmentInput {
  return {
    name: names.environment,
    owner: "gpu-platform",
    scope: "cluster",
    target: {
      kind: "existing",
      kubeconfig: { context },
      kubernetesVersion: "1.35",
      volumeSnapshots: { driver: "ebs.csi.aws.com" },
      nodePools: {
        system: { purpose: "system", labels: { NodeType: "cpu" }, nodes: 1 },
        t4: { purpose: "gpu", gpu: "t4", machine: "g4dn.12xlarge", labels: { GpuType: "t4" }, taints, nodes: 1 },
        h100: {
          purpose: "gpu",
          gpu: "h100",
          machine: "p5.48xlarge",
          labels: { GpuType: "h100", "nvidia.com/mig.config": "all-balanced" },
          taints,
          nodes: 1,
        },
        cpu: { purpose: "gpu", gpu: "cpu-x86", labels: { GpuType: "cpu-x86" }, nodes: 1 },
      },
    },
    state: { kind: "local" },
    deletionProtection: false,
    namespaces: {
      [names.namespace]: {
        podSecurity: {
          level: "privileged",
          reason: "dev pods add IPC_LOCK and SYS_ADMIN; an admission policy bounds them",
        },
        quota: {
          requests: { cpu: "400", memory: "4000Gi" },
          limits: { cpu: "800", memory: "5000Gi" },
          pods: 30,
          gpus: 12,
          slices: { "h100-mig-1g": 2 },
          volumes: "2Ti",
        },
      },
    },
    components: {
      storageClasses: {
        classes: { "e2e-user-disks": { kind: "awsEbs", iops: 6000, throughput: 250, reclaim: "retain" } },
        snapshotClasses: { "e2e-user-disks": {} },
      },
      buildkit: {},
      devPods: {
        image: "registry.example.com/gpu-dev-pod:2.10.0",
        slices: ["h100-mig-1g"],
        reachableFrom: ["203.0.113.0/24"],
        reaches: [{ cidrs: ["198.51.100.0/24"], ports: [8443], reason: "the company's own package index lies there" }],
        rendezvous: { reason: "training on several nodes is part of what users do here" },
        dockerInDocker: { reason: "users build and run images beside their code" },
        hostNetwork: { reason: "EFA needs the host's network for pods on a whole host" },
        inTreeEbs: { reason: "the processor mounts users' disks by their volume id" },
        nfsServers: ["*.efs.us-east-2.amazonaws.com"],
        builds: {
          reason: "the processor builds users' Dockerfiles with BuildKit",
          push: {
            registry: "registry.example.com:5000",
            credentials: { kind: "existing", name: "e2e-push" },
            authority: { kind: "existing", secretName: "e2e-authority" },
            network: { kind: "addresses", cidrs: ["198.51.100.64/26"], port: 5000 },
          },
        },
        disks: { storageClass: "e2e-user-disks", snapshotClass: "e2e-user-disks", maxSize: "500Gi" },
        readers: ["e2e-users"],
        warmPool: { "cpu-x86": 2 },
      },
    },
  };
}
