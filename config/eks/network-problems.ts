import type { Fault } from "../fault";
import { liesInside, overlap, prefixLength } from "../fields/cidr";
import { privateNetworks } from "../private-networks";
import { interfaceEndpoints, type NetworkSettings } from "../schema/eks/network";
import type { EksTarget } from "../schema/eks/target";

type NewNetwork = Extract<NetworkSettings, { kind: "new" }>;
type GivenNetwork = Extract<NetworkSettings, { kind: "existing" }>;

/** Carrier-grade NAT (RFC 6598): addresses that nobody routes and a VPC may take beside those of RFC 1918. */
const carrierNetwork = "100.64.0.0/10";

const vpcNetworks = [...privateNetworks, carrierNetwork];

/**
 * Prefixes that the layout can cut. AWS takes no more than a /16; of a /19, a public subnet is a /27, the smallest
 * that a load balancer takes, and a zone's pods are left with the 1024 addresses of a /22 (AWS: VPC CIDR blocks; ALB subnets).
 */
const widest = 16;
const narrowest = 19;

/** What is wrong with the network of an EKS cluster. */
export function networkProblems({ region, network, controlPlane }: EksTarget): Fault[] {
  return [
    ...(network.kind === "new" ? newFaults(network, region) : existingFaults(network, region)),
    ...serviceFaults(network, controlPlane.serviceCidr),
  ];
}

function newFaults(network: NewNetwork, region: string): Fault[] {
  const { cidr, podCidr, zones, endpoints, nat } = network;
  const lacking = interfaceEndpoints.filter((endpoint) => !endpoints.includes(endpoint));
  return [
    ...zones.flatMap((zone, place) => foreignZone(`target.network.zones[${place}]`, zone, region)),
    ...repeated("target.network.zones", zones),
    ...repeated("target.network.endpoints", endpoints),
    ...sizeFaults("target.network.cidr", cidr),
    ...sizeFaults("target.network.podCidr", podCidr),
    ...rangeFaults(cidr, podCidr),
    ...(nat === "none" && lacking.length > 0
      ? [
          {
            path: "target.network.endpoints",
            found: endpoints,
            message: `lacks ${lacking.join(", ")}, and without NAT nothing else leads to these services`,
            hint: "name all of them, or set nat to perZone or single",
          },
        ]
      : []),
  ];
}

function sizeFaults(path: string, network: string): Fault[] {
  const prefix = prefixLength(network);
  const message = network.includes(":")
    ? "is an IPv6 network, and the subnets are cut out of IPv4"
    : prefix < widest
      ? "is larger than a VPC may be"
      : prefix > narrowest
        ? "is too small to be cut into the subnets of all zones"
        : undefined;
  if (!message) return [];
  return [
    {
      path,
      found: network,
      message,
      allowed: `an IPv4 network with a prefix from /${widest} to /${narrowest}`,
      hint: "docs/operations/network.md tells what a zone gets of it",
    },
  ];
}

function rangeFaults(cidr: string, podCidr: string): Fault[] {
  if (cidr.includes(":") || podCidr.includes(":")) return [];
  const home = vpcNetworks.find((range) => partOf(cidr, range));
  if (!home) {
    return [
      {
        path: "target.network.cidr",
        found: cidr,
        message: "is no private network",
        allowed: `a part of ${vpcNetworks.join(", ")}`,
        hint: "with other addresses the nodes could not reach whoever owns them on the internet",
      },
    ];
  }
  const wrong = (message: string, allowed?: string) => ({
    path: "target.network.podCidr",
    found: podCidr,
    message,
    ...(allowed ? { allowed } : {}),
    hint: "leave podCidr out, unless 100.64.0.0/16 is taken in what the VPC is connected to",
  });
  if (overlap(cidr, podCidr)) return [wrong(`overlaps the network of the VPC, ${cidr}`)];
  const ranges = [...new Set([home, carrierNetwork])];
  const closed = closedNetwork(cidr);
  if (ranges.some((range) => partOf(podCidr, range)) && !(closed && overlap(podCidr, closed))) return [];
  return [
    wrong(
      `cannot be added to a VPC that begins with ${cidr}`,
      `a part of ${ranges.join(" or ")}${closed ? `, outside ${closed}` : ""}`,
    ),
  ];
}

/**
 * What AWS adds to no VPC that begins there, though it is of the same range.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
function closedNetwork(cidr: string): string | undefined {
  if (partOf(cidr, "10.0.0.0/15")) return "10.0.0.0/16";
  return partOf(cidr, "172.16.0.0/12") ? "172.31.0.0/16" : undefined;
}

function existingFaults({ cidr, podCidr, subnets }: GivenNetwork, region: string): Fault[] {
  const kinds = Object.entries(subnets).flatMap(([kind, given]) => (given ? [[kind, given] as const] : []));
  const zones = Object.keys(subnets.nodes);
  return [
    ...Object.entries({ cidr, podCidr }).flatMap(([key, network]) =>
      network?.includes(":") ? [notIpv4(key, network)] : [],
    ),
    ...kinds.flatMap(([kind, given]) =>
      Object.keys(given).flatMap((zone) => foreignZone(`target.network.subnets.${kind}.${zone}`, zone, region)),
    ),
    ...kinds.flatMap(([kind, given]) => (kind === "nodes" || kind === "controlPlane" ? fewZones(kind, given) : [])),
    ...kinds.flatMap(([kind, given]) => strayZones(kind, given, zones)),
    ...(subnets.pods ? podlessZones(subnets.pods, zones) : []),
    ...sharedSubnets(kinds),
  ];
}

function notIpv4(key: string, network: string): Fault {
  return {
    path: `target.network.${key}`,
    found: network,
    message: "is an IPv6 network, and the addresses of the cluster are IPv4",
    hint: "name the IPv4 network of the VPC, or of its pods",
  };
}

type Given = Readonly<Record<string, string>>;

function fewZones(kind: string, given: Given): Fault[] {
  const zones = Object.keys(given);
  if (zones.length >= 2) return [];
  return [
    {
      path: `target.network.subnets.${kind}`,
      found: zones,
      message: "are too few zones",
      allowed: "two zones or more: EKS makes no cluster in one",
      hint: "add a subnet of another zone",
    },
  ];
}

function strayZones(kind: string, given: Given, zones: readonly string[]): Fault[] {
  if (kind !== "pods" && kind !== "public") return [];
  return Object.keys(given)
    .filter((zone) => !zones.includes(zone))
    .map((zone) => ({
      path: `target.network.subnets.${kind}.${zone}`,
      message: "lies in a zone without nodes",
      allowed: zones.join(", "),
      hint: `remove it, or name a subnet of ${zone} in nodes`,
    }));
}

function podlessZones(pods: Given, zones: readonly string[]): Fault[] {
  return zones
    .filter((zone) => pods[zone] === undefined)
    .map((zone) => ({
      path: `target.network.subnets.pods.${zone}`,
      message: "is missing, and nodes of the zone would have no addresses for their pods",
      hint: `name a subnet of ${zone}, or leave pods out: then all take their addresses from the nodes' subnets`,
    }));
}

function sharedSubnets(kinds: readonly (readonly [string, Given])[]): Fault[] {
  const places = kinds.flatMap(([kind, given]) =>
    Object.entries(given).map(([zone, subnet]) => ({ place: `subnets.${kind}.${zone}`, subnet })),
  );
  return places.flatMap(({ place, subnet }, position) => {
    const first = places.slice(0, position).find((earlier) => earlier.subnet === subnet);
    if (!first) return [];
    return [
      {
        path: `target.network.${place}`,
        found: subnet,
        message: `is the subnet of ${first.place} as well`,
        hint: "a subnet lies in one zone and is for one thing; leave controlPlane or pods out to use those of the nodes",
      },
    ];
  });
}

function serviceFaults({ cidr, podCidr }: NetworkSettings, serviceCidr: string): Fault[] {
  return Object.entries({ cidr, podCidr }).flatMap(([key, network]) => {
    if (!network || !overlap(network, serviceCidr)) return [];
    return [
      {
        path: `target.network.${key}`,
        found: network,
        message: `overlaps the network of Services, ${serviceCidr}`,
        hint: "change it, or target.controlPlane.serviceCidr: neither can be changed once the cluster is there",
      },
    ];
  });
}

function foreignZone(path: string, zone: string, region: string): Fault[] {
  if (zone.slice(0, -1) === region) return [];
  return [
    {
      path,
      found: zone,
      message: `is no zone of ${region}`,
      hint: `name a zone of target.region, such as ${region}a`,
    },
  ];
}

function repeated(path: string, values: readonly string[]): Fault[] {
  return values.flatMap((value, place) =>
    values.indexOf(value) === place
      ? []
      : [{ path: `${path}[${place}]`, found: value, message: "is there twice", hint: "name it once" }],
  );
}

function partOf(network: string, range: string): boolean {
  return network === range || liesInside(network, range);
}
