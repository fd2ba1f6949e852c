import type { Exposure } from "../../config/fields/exposure";
import { privateNetworks } from "../../config/private-networks";

/** Private networks of IPv6 (RFC 4193). */
const uniqueLocal = "fc00::/7";

/** The networks that an exposure lets in, for the network policy of the pods behind it. */
export function exposedTo(exposure: Exposure): readonly string[] {
  switch (exposure.kind) {
    case "internal":
      return exposure.cidrs ?? [...privateNetworks, uniqueLocal];
    case "internet":
      return exposure.cidrs;
    case "open":
      return ["0.0.0.0/0", "::/0"];
  }
}
