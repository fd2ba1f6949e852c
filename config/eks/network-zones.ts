import type { NetworkSettings } from "../schema/eks/network";

/** Zones that a network has subnets of nodes in, in order. A network without NAT has no public ones. */
export function networkZones(network: NetworkSettings, subnets: "private" | "public"): readonly string[] {
  if (network.kind === "new") return subnets === "public" && network.nat === "none" ? [] : network.zones;
  return Object.keys(subnets === "public" ? network.subnets.public : network.subnets.nodes);
}
