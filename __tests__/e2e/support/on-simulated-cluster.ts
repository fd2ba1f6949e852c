import type { EnvironmentInput } from "../../../config/define-environment";

/** An environment of the program as it is, nodes and all, but for the context, the states and the protection of its data. */
export function onSimulatedCluster(environment: EnvironmentInput, context: string): EnvironmentInput {
  const { target } = environment;
  if (target.kind === "eks")
    throw new Error(`${environment.name} makes its own cluster; a simulated one is none of its`);
  return {
    ...environment,
    state: { kind: "local" },
    deletionProtection: false,
    target: { ...target, kubeconfig: { context } },
  };
}
