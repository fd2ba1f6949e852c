import { labelPrefix } from "../../config/naming";

/** The label that a client's pods carry to be let in by the service called `name`; a scraper's is the label of `metrics`. */
export function clientLabels(name: string): Record<string, string> {
  return { [`${labelPrefix}/client-of-${name}`]: "true" };
}
