import { labelPrefix } from "../../config/naming";

/** The label that a client's pods carry to be let in by the service called `name`. */
export function clientLabels(name: string): Record<string, string> {
  return { [`${labelPrefix}/client-of-${name}`]: "true" };
}
