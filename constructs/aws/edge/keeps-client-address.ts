import type { ExposureRequest } from "../../contracts/service-exposure";

/**
 * Whether pods behind a network load balancer see the address of the client. Not inside the network: an answer to a
 * client on the pod's own node, such as a kubelet that pulls from a registry, would not come back by way of the load
 * balancer, and the connection would time out. The security group of the load balancer sees the client either way.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html#loopback-timeout
 */
export function keepsClientAddress(reach: ExposureRequest["reach"]): boolean {
  return reach === "internet";
}
