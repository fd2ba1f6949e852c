import { defineEnvironment } from "../define-environment";

/** The gpu-dev control plane on a laptop's cluster (kind, k3d): one small node, no GPU, comes and goes. */
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
  components: {},
});
