import { defineEnvironment } from "../define-environment";

/** The first environment to deploy: a database with queues and tables, from public images, on kind or k3d. */
export default defineEnvironment({
  name: "quickstart",
  owner: "me",
  scope: "cluster",
  target: {
    kind: "existing",
    kubeconfig: { context: "kind-gantry" },
    kubernetesVersion: "1.35",
    storageClass: "standard",
  },
  state: { kind: "local" },
  deletionProtection: false,
  namespaces: { quickstart: {} },
  components: {
    postgres: {
      engine: {
        kind: "patroni",
        members: 1,
        storage: "1Gi",
        resources: { requests: { cpu: "100m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } },
      },
    },
    migrations: {},
  },
});
