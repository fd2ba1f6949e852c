import { defineEnvironment } from "../../config/define-environment";

/** What is copied: a database of three members, its migrations and an API, in any number on one cluster. */
export const copiedEnvironment = defineEnvironment({
  name: "copied",
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
  namespaces: { "gpu-controlplane": {}, "gpu-dev": {} },
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
    migrations: { namespace: "gpu-controlplane", gpuTypes: { "cpu-small": {}, "cpu-large": {} } },
    api: {
      namespace: "gpu-controlplane",
      image: "gpu-dev-api:0.4.0",
      replicas: 1,
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } },
      login: { kind: "localDeveloper", user: "localdev" },
      apiKeyHours: 24,
    },
  },
});
