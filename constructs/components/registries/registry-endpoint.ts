import type { Site } from "../../contracts/component";
import type { PodEndpoint } from "../../contracts/network-endpoint";
import { clientLabels } from "../../kubernetes/client-labels";
import { selectorLabels } from "../../kubernetes/selector-labels";
import { registryLayout } from "./registry-layout";

/** The pods of a registry, as clients inside the cluster reach them. */
export function registryEndpoint(site: Site, name: string): PodEndpoint {
  return {
    kind: "pods",
    namespace: site.namespace,
    podLabels: selectorLabels(site, name),
    ports: [registryLayout.ports.registry],
    clientLabels: clientLabels(name),
  };
}
