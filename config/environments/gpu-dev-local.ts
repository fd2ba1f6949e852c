import { defineEnvironment } from "../define-environment";

/**
 * The gpu-dev control plane on a laptop's cluster (kind, k3d): one small node, no GPU; it comes and goes.
 * Label the node first, as the processor looks for it: `kubectl label node --all NodeType=cpu GpuType=cpu-small`.
 */
export default defineEnvironment({
  name: "gpu-dev-local",
  owner: "gpu-platform",
  scope: "cluster",
  target: {
    kind: "existing",
    kubeconfig: { context: "kind-gantry" },
    kubernetesVersion: "1.35",
    storageClass: "standard",
    nodePools: {
      node: { purpose: "gpu", gpu: "cpu-small", labels: { NodeType: "cpu", GpuType: "cpu-small" }, nodes: 1 },
    },
  },
  state: { kind: "local" },
  deletionProtection: false,
  namespaces: {
    "gpu-controlplane": {},
    "gpu-dev": {
      podSecurity: {
        level: "privileged",
        reason:
          "Dev pods add IPC_LOCK and SYS_ADMIN for NCCL and GPU profilers; an admission policy says exactly what is let in.",
      },
    },
  },
  components: {
    devPods: {
      namespace: "gpu-dev",
      // Built from the gpu-dev sources and loaded into the cluster: `kind load docker-image gpu-dev-pod:0.4.0`.
      image: "gpu-dev-pod:0.4.0",
    },
    postgres: {
      namespace: "gpu-controlplane",
      engine: {
        kind: "patroni",
        members: 1,
        storage: "1Gi",
        resources: { requests: { cpu: "100m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } },
      },
    },
    migrations: { namespace: "gpu-controlplane", gpuTypes: { "cpu-small": {} } },
    api: {
      namespace: "gpu-controlplane",
      image: "gpu-dev-api:0.4.0",
      replicas: 1,
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } },
      login: { kind: "localDeveloper", user: "localdev" },
      apiKeyHours: 24,
    },
    reservationProcessor: {
      namespace: "gpu-controlplane",
      image: "gpu-dev-processor:0.4.0",
      consumers: { reservations: { maxConcurrentJobs: 5 }, disks: { maxConcurrentJobs: 2 } },
    },
    availabilityUpdater: {
      namespace: "gpu-controlplane",
      image: "gpu-dev-availability-updater:0.4.0",
      resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
    },
    reservationExpiry: {
      namespace: "gpu-controlplane",
      image: "gpu-dev-reservation-expiry:0.4.0",
      resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
    },
  },
});
