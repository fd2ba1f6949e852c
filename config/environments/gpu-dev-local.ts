import { defineEnvironment } from "../define-environment";

/** The gpu-dev control plane on a laptop's cluster (kind, k3d): one small node, no GPU; it comes and goes. */
export default defineEnvironment({
  name: "gpu-dev-local",
  owner: "gpu-platform",
  scope: "cluster",
  target: {
    kind: "existing",
    kubeconfig: { context: "kind-gantry" },
    kubernetesVersion: "1.35",
    storageClass: "standard",
  },
  state: { kind: "local" },
  deletionProtection: false,
  namespaces: {
    "gpu-controlplane": {},
    "gpu-dev": {},
  },
  components: {
    postgres: {
      namespace: "gpu-controlplane",
      engine: {
        kind: "patroni",
        members: 3,
        storage: "1Gi",
        resources: { requests: { cpu: "100m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } },
      },
    },
    migrations: {
      namespace: "gpu-controlplane",
      gpuTypes: { "cpu-small": {}, "cpu-large": {} },
    },
    api: {
      namespace: "gpu-controlplane",
      // Built from the gpu-dev sources and loaded into the cluster: `kind load docker-image gpu-dev-api:0.4.0`.
      image: "gpu-dev-api:0.4.0",
      replicas: 1,
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } },
      login: { kind: "localDeveloper", user: "localdev" },
      apiKeyHours: 24,
    },
  },
});
