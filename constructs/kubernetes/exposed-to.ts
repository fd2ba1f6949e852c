import type { Exposure } from "../../config/fields/exposure";
import { privateNetworks } from "../../config/private-networks";
import type { ExposureRequest, ServiceExposure } from "../contracts/service-exposure";
import { exposureRequest } from "./exposure-request";

/** Private networks of IPv6 (RFC 4193). */
const uniqueLocal = "fc00::/7";

/**
 * The networks that an exposed service's pods are connected to from, for their network policy: those that the exposure
 * lets in, and whatever the target's load balancer puts in between.
 *
 * @param service what the Service itself says of its host and protocol
 */
export function exposedTo(
  target: Pick<ServiceExposure, "arrivals">,
  exposure: Exposure,
  service: Pick<ExposureRequest, "host" | "http"> = {},
): readonly string[] {
  return target.arrivals(exposureRequest(exposure, service), clientsOf(exposure));
}

function clientsOf(exposure: Exposure): readonly string[] {
  switch (exposure.kind) {
    case "internal":
      return exposure.cidrs ?? [...privateNetworks, uniqueLocal];
    case "internet":
      return exposure.cidrs;
    case "open":
      return ["0.0.0.0/0", "::/0"];
  }
}
