import { type Layer, layers } from "./layer";
import type { EnvironmentBase } from "./schema/environment";

/** Where one layer's state lies inside its backend: folder and file, or the suffix of the Secret's name. */
export function stateAddress(environment: Pick<EnvironmentBase, "name" | "state">, layer: Layer): string {
  const { state } = environment;
  const prefix = state.prefix ?? environment.name;
  return state.kind === "kubernetes" ? `${prefix}-${layer}` : `${prefix}/${layer}.tfstate`;
}

/** All of an environment's states with the backend they lie in: two environments must not share one. */
export function stateLocations(environment: Pick<EnvironmentBase, "name" | "state">): readonly string[] {
  const { state } = environment;
  const backend = {
    local: () => "local files",
    s3: () => (state.kind === "s3" ? `s3://${state.bucket}` : ""),
    gcs: () => (state.kind === "gcs" ? `gs://${state.bucket}` : ""),
    kubernetes: () => (state.kind === "kubernetes" ? `context ${state.kubeconfig.context}, namespace ${state.namespace}` : ""),
  }[state.kind]();
  return layers.map((layer) => `${backend}: ${stateAddress(environment, layer)}`);
}
