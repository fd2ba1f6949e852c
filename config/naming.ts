import type { Layer } from "./layer";

/** Longest name of anything that also becomes a Kubernetes label value, such as a stack's name. */
export const longestLabelValue = 63;

/** `<environment>-<layer>`: the stack's name for `cdktf deploy`, and part of its state's address. */
export function stackName(environment: string, layer: Layer): string {
  return `${environment}-${layer}`;
}

/** Prefix of the labels and annotations that Gantry itself puts on objects. */
export const labelPrefix = "gantry.dev";

/** Label of nodes that Gantry makes: the pool's name. */
export const poolLabel = `${labelPrefix}/pool`;
