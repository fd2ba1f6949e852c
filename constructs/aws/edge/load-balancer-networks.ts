import { subnetLayout } from "../../../config/subnet-layout";
import type { ExposureRequest } from "../../contracts/service-exposure";
import type { AwsSite } from "../aws-site";

/**
 * Networks that load balancers have their own addresses in, for the network policies of the pods behind them.
 * Of subnets that somebody else made, only the network around them is known before a deploy.
 */
export function loadBalancerNetworks({ target }: AwsSite, reach: ExposureRequest["reach"]): readonly string[] {
  const { network } = target;
  if (network.kind === "existing") return [network.cidr];
  const kind = reach === "internal" ? "nodes" : "public";
  return network.zones.map((_zone, place) => subnetLayout(network, place)[kind]);
}
