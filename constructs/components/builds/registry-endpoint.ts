import type { NetworkEndpoint } from "../../contracts/network-endpoint";
import type { RegistryNetwork } from "./registry-network";

/** A registry that is not on the internet, for the network policies of who connects to it. */
export function registryEndpoint(network: RegistryNetwork): NetworkEndpoint {
  if (network.kind === "addresses") return { kind: "addresses", cidrs: network.cidrs, ports: [network.port] };
  const { namespace, podLabels, port } = network;
  return { kind: "pods", namespace, podLabels, ports: [port], clientLabels: {} };
}
