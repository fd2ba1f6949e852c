import type { EnvironmentInput } from "../../../config/define-environment";

/** An environment of the program as it is, nodes and all, but for the context, the states and the protection of its data. */
export function onSimulatedCluster(environment: EnvironmentInput, context: string): EnvironmentInput {
  return {
    ...environment,
    state: { kind: "local" },
    deletionProtection: false,
    target: { ...environment.target, kubeconfig: { context } },
  };
}
