import type { ComponentDescription } from "../../config/component-description";
import { resolveEnvironments } from "../../config/resolve-environments";
import type { ResolvedEnvironment } from "../../config/resolved-environment";
import { today } from "./today";

/** Nothing but what has no default: an environment called `sample` with the one namespace `sample`. */
export const sampleInput = {
  name: "sample",
  owner: "team-a",
  scope: "cluster",
  target: { kind: "existing", kubeconfig: { context: "sample" }, kubernetesVersion: "1.35" },
  state: { kind: "local" },
  namespaces: { sample: {} },
  components: {},
} as const;

/** The sample environment with some fields changed, resolved as main.ts does it. */
export function resolvedEnvironment<Description extends ComponentDescription = ComponentDescription>(
  overrides: Readonly<Record<string, unknown>> = {},
  catalogue: readonly Description[] = [],
): ResolvedEnvironment<Description> {
  const [environment] = resolveEnvironments([{ ...sampleInput, ...overrides }], catalogue, today);
  if (!environment) throw new Error("one environment in, one out");
  return environment;
}
