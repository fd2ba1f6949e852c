import { prefixLength } from "./fields/cidr";

/** Zones that the layout has places for; no region has more than six. */
export const mostZones = 8;

/** The networks of one zone. */
export interface ZoneSubnets {
  readonly nodes: string;
  readonly public: string;
  readonly controlPlane: string;
  readonly pods: string;
}

/** Networks that are cut into subnets. */
export interface WholeNetworks {
  readonly cidr: string;
  readonly podCidr: string;
}

/** Prefix of the control plane's subnets: EKS asks for 6 free addresses in each and recommends 16. */
const controlPlanePrefix = 28;

/**
 * The subnets of the zone at a place, 0 the first. Only its own place decides them, so a zone more moves no other.
 * The lower half of `cidr` is nodes: a sixteenth each. The ninth sixteenth is public subnets, a sixteenth of it each;
 * the tenth is the control plane's, 16 addresses each; the rest is nobody's. `podCidr` is pods: an eighth each.
 *
 * @param place below `mostZones`
 */
export function subnetLayout({ cidr, podCidr }: WholeNetworks, place: number): ZoneSubnets {
  const sixteenth = prefixLength(cidr) + 4;
  return {
    nodes: part(cidr, sixteenth, place),
    public: part(part(cidr, sixteenth, 8), prefixLength(cidr) + 8, place),
    controlPlane: part(part(cidr, sixteenth, 9), controlPlanePrefix, place),
    pods: part(podCidr, prefixLength(podCidr) + 3, place),
  };
}

/** The part of an IPv4 network that is so many parts of that prefix behind its start. */
function part(network: string, prefix: number, position: number): string {
  const [address = ""] = network.split("/");
  const start = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const first = start + position * 2 ** (32 - prefix);
  return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${prefix}`;
}
