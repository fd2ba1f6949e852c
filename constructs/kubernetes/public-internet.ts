import { privateNetworks } from "../../config/private-networks";
import type { AddressEndpoint } from "../contracts/network-endpoint";

/**
 * Addresses that are nobody's on the public internet (https://www.iana.org/assignments/iana-ipv4-special-registry):
 * private networks, carrier-grade NAT, loopback, link-local with the cloud's metadata, benchmarks, multicast, reserved.
 */
const elsewhere = [
  ...privateNetworks,
  "0.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "198.18.0.0/15",
  "224.0.0.0/4",
  "240.0.0.0/4",
];

/** The internet without private networks and metadata services, for what has no fixed addresses. */
export function publicInternet(ports: readonly number[]): AddressEndpoint {
  return { kind: "addresses", cidrs: ["0.0.0.0/0"], except: elsewhere, ports };
}
