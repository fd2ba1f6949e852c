import type { Site } from "../contracts/component";

/** Labels that select the pods of one workload of one environment. They never change: selectors cannot. */
export function selectorLabels(site: Site, name: string): Record<string, string> {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": site.environment.name };
}
