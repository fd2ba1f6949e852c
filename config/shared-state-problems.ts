import type { Problem } from "./problem";
import type { EnvironmentBase } from "./schema/environment";
import { stateLocation } from "./state-address";

/** Environments that would write one state: the second deploy would destroy what the first made. */
export function sharedStateProblems(environments: readonly Pick<EnvironmentBase, "name" | "state">[]): Problem[] {
  const owners = new Map<string, string>();
  return environments.flatMap((environment) => {
    const location = stateLocation(environment);
    const owner = owners.get(location) ?? environment.name;
    owners.set(location, owner);
    // Environments of one name are a problem of their own.
    if (owner === environment.name) return [];
    return [
      {
        environment: environment.name,
        path: "state.prefix",
        found: environment.state.prefix ?? environment.name,
        message: `writes the same states as ${owner} (${location})`,
        allowed: "a place of its own for every environment",
        hint: "leave prefix out, or make it differ",
      },
    ];
  });
}
