import type { Layer } from "./layer";
import type { EnvironmentBase } from "./schema/environment";
import type { StateSettings } from "./schema/state";

type Stateful = Pick<EnvironmentBase, "name" | "state">;

/** Where one layer's state lies inside its backend: folder and file, or the suffix of the Secret's name. */
export function stateAddress(environment: Stateful, layer: Layer): string {
  return environment.state.kind === "kubernetes"
    ? `${prefixOf(environment)}-${layer}`
    : `${prefixOf(environment)}/${layer}.tfstate`;
}

/** Where all of an environment's states lie: two environments must not share it. */
export function stateLocation(environment: Stateful): string {
  const separator = environment.state.kind === "kubernetes" ? "-" : "/";
  return `${backendOf(environment.state)}: ${prefixOf(environment)}${separator}...`;
}

function prefixOf({ name, state }: Stateful): string {
  return state.prefix ?? name;
}

function backendOf(state: StateSettings): string {
  switch (state.kind) {
    case "local":
      return "local files";
    case "s3":
      return `s3://${state.bucket}`;
    case "gcs":
      return `gs://${state.bucket}`;
    case "kubernetes":
      return `context ${state.kubeconfig.context}, namespace ${state.namespace}`;
  }
}
