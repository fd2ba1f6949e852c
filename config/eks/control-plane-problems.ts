import type { Fault } from "../fault";
import { liesInside, prefixLength } from "../fields/cidr";
import { privateNetworks } from "../private-networks";
import type { EksTarget } from "../schema/eks/target";
import { eksKubernetes } from "../versions";
import { kubernetesSupport } from "./kubernetes-support";

/** Widest network that may call a public API server: a /8 is one 256th of the internet already. */
const widestClient = 8;

/** Sizes that EKS takes for the network of Services. https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
const serviceSizes = { widest: 12, narrowest: 24 };

/** What is wrong with the control plane of an EKS target. */
export function controlPlaneProblems({ controlPlane, kubernetesVersion }: EksTarget, now: Date): Fault[] {
  const { endpoint, serviceCidr, support } = controlPlane;
  return [
    ...supportFaults(kubernetesVersion, support, now),
    ...endpoint.cidrs.flatMap((cidr, position) =>
      clientFaults(`target.controlPlane.endpoint.cidrs[${position}]`, cidr, endpoint.kind),
    ),
    ...serviceFaults(serviceCidr),
  ];
}

function supportFaults(version: EksTarget["kubernetesVersion"], support: "standard" | "extended", now: Date): Fault[] {
  const path = "target.kubernetesVersion";
  const { standard, extended } = kubernetesSupport[version];
  const newer = eksKubernetes.filter((_minor, position) => position > eksKubernetes.indexOf(version));
  const upgrade = newer[0]
    ? `upgrade to ${newer[0]} (docs/operations/kubernetes-upgrades.md)`
    : "add a newer minor to config/versions.ts";
  if (now > new Date(extended)) {
    const message = `left extended support on ${extended}: EKS has upgraded such clusters by itself`;
    return [{ path, found: version, message, hint: upgrade }];
  }
  if (support === "standard" && now > new Date(standard)) {
    const message = `left standard support on ${standard}: EKS has upgraded such clusters by itself, and takes no new ones`;
    const hint = `${upgrade}, or set target.controlPlane.support to "extended", which costs six times as much`;
    return [{ path, found: version, message, hint }];
  }
  return [];
}

function clientFaults(path: string, cidr: string, kind: "private" | "public"): Fault[] {
  if (cidr.includes(":")) {
    const hint = "write the clients' IPv4 networks";
    return [{ path, found: cidr, message: "is an IPv6 network, and the cluster's API server has IPv4 alone", hint }];
  }
  if (prefixLength(cidr) < widestClient) {
    const hint =
      'name the networks of the people and the pipeline that call it, or set endpoint to { kind: "private" } and let them in by a VPN';
    const message = "lets a large part of the internet call the API server";
    return [{ path, found: cidr, message, allowed: `networks of /${widestClient} or longer`, hint }];
  }
  if (kind === "public" && isPrivate(cidr)) {
    const hint = "name the public addresses that the clients come from; inside the VPC the private endpoint answers";
    return [{ path, found: cidr, message: "is no network on the internet, and EKS refuses it here", hint }];
  }
  return [];
}

function serviceFaults(serviceCidr: string): Fault[] {
  const length = prefixLength(serviceCidr);
  const { widest, narrowest } = serviceSizes;
  if (!serviceCidr.includes(":") && isPrivate(serviceCidr) && length >= widest && length <= narrowest) return [];
  return [
    {
      path: "target.controlPlane.serviceCidr",
      found: serviceCidr,
      message: "is no network that EKS takes for Services",
      allowed: `a network from /${widest} to /${narrowest} inside ${privateNetworks.join(", ")}`,
      hint: "leave it out for 172.20.0.0/16; a pod's call to a Service never leaves its node under that address",
    },
  ];
}

function isPrivate(cidr: string): boolean {
  return privateNetworks.some((network) => network === cidr || liesInside(cidr, network));
}
