import type { Problem } from "./problem";
import type { EnvironmentBase } from "./schema/environment";
import { stateLocations } from "./state-address";

/** Environments that would write one state: the second deploy would destroy what the first made. */
export function sharedStateProblems(environments: readonly Pick<EnvironmentBase, "name" | "state">[]): Problem[] {
  const owners = new Map<string, string>();
  const problems = new Map<string, Problem>();
  for (const environment of environments) {
    for (const location of stateLocations(environment)) {
      const owner = owners.get(location);
      if (owner !== undefined && owner !== environment.name && !problems.has(environment.name)) {
        problems.set(environment.name, {
          environment: environment.name,
          path: "state.prefix",
          found: environment.state.prefix ?? environment.name,
          message: `writes the same state as ${owner} (${location})`,
          allowed: "a place of its own for every state",
          hint: "leave prefix out, or make it differ",
        });
      }
      owners.set(location, owner ?? environment.name);
    }
  }
  return [...problems.values()];
}
