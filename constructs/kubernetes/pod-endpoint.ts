import type { Site } from "../contracts/component";
import type { PodEndpoint } from "../contracts/network-endpoint";
import { clientLabels } from "./client-labels";
import { selectorLabels } from "./selector-labels";

/** Where the pods of the workload called `name` listen, and what their clients carry to be let in. */
export function podEndpoint(site: Site, name: string, ports: readonly number[]): PodEndpoint {
  return {
    kind: "pods",
    namespace: site.namespace,
    podLabels: selectorLabels(site, name),
    ports,
    clientLabels: clientLabels(name),
  };
}
