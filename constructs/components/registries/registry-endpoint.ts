import type { Site } from "../../contracts/component";
import type { PodEndpoint } from "../../contracts/network-endpoint";
import { podEndpoint } from "../../kubernetes/pod-endpoint";
import { registryLayout } from "./registry-layout";

/** The pods of a registry, as clients inside the cluster reach them. */
export function registryEndpoint(site: Site, name: string): PodEndpoint {
  return podEndpoint(site, name, [registryLayout.ports.registry]);
}
