import type { Exposure } from "../../config/fields/exposure";

/** Private networks of RFC 1918 and RFC 4193. */
const privateNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

/** The networks that an exposure lets in, for the network policy of the pods behind it. */
export function exposedTo(exposure: Exposure): readonly string[] {
  switch (exposure.kind) {
    case "internal":
      return exposure.cidrs ?? privateNetworks;
    case "internet":
      return exposure.cidrs;
    case "open":
      return ["0.0.0.0/0", "::/0"];
  }
}
