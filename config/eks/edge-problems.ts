import type { Fault } from "../fault";
import { edgeHosts, reservedHosts } from "../reserved-hosts";
import type { EdgeSettings } from "../schema/eks/edge";
import type { EksTarget } from "../schema/eks/target";

/** What is wrong with the edge of an EKS target: names that clash, and parts that need each other. */
export function edgeProblems({ edge, network }: EksTarget): Fault[] {
  if (!edge) return [];
  const open = network.kind === "new" ? network.nat !== "none" : Object.keys(network.subnets.public).length > 0;
  return [
    ...zoneFaults(edge),
    ...delegationFaults(edge),
    ...(edge.web && !open
      ? [
          {
            path: "target.edge.web",
            message: "needs public subnets, and the network has none",
            hint:
              network.kind === "new"
                ? "set target.network.nat to perZone or single, or remove web: services are exposed inside only then"
                : "name public subnets of two zones in target.network.subnets.public, or remove web",
          },
        ]
      : []),
    ...(edge.sshProxy && !edge.web
      ? [
          {
            path: "target.edge.sshProxy",
            message: "needs web: clients come to it through its load balancer",
            hint: "set target.edge.web, or remove sshProxy",
          },
        ]
      : []),
    ...clientFaults(edge),
    ...cdnFaults(edge),
  ];
}

function clientFaults({ web }: EdgeSettings): Fault[] {
  if (web?.clients.kind !== "networks") return [];
  return web.clients.cidrs.flatMap((network, place): Fault[] => {
    if (!network.includes(":")) return [];
    return [
      {
        path: `target.edge.web.clients.cidrs[${place}]`,
        found: network,
        message: "is an IPv6 network, and the load balancer has IPv4 addresses only",
        allowed: "IPv4 networks",
        hint: "name the IPv4 networks that the same clients come from",
      },
    ];
  });
}

function zoneFaults({ domain, internalDomain }: EdgeSettings): Fault[] {
  if (!internalDomain) return [];
  const message =
    internalDomain === domain
      ? "is the public domain as well, and inside the network only one of the two would answer"
      : below(domain, internalDomain)
        ? `has the public domain ${domain} below it, whose names nobody inside the network would find`
        : undefined;
  if (!message) return [];
  return [
    {
      path: "target.edge.internalDomain",
      found: internalDomain,
      message,
      allowed: "a domain of its own, or one below the public domain",
      hint: `internal.${domain} is a good one`,
    },
  ];
}

function delegationFaults({ domain, delegations }: EdgeSettings): Fault[] {
  return Object.keys(delegations).flatMap((name): Fault[] => {
    const path = `target.edge.delegations.${name}`;
    if (!below(name, domain)) {
      return [
        {
          path,
          message: `does not lie below ${domain}`,
          allowed: `domains that end in .${domain}`,
          hint: "delegate it in the zone that it lies in",
        },
      ];
    }
    const label =
      name
        .slice(0, -domain.length - 1)
        .split(".")
        .at(-1) ?? "";
    if (!reservedHosts.includes(label)) return [];
    return [
      {
        path,
        message: `takes the name ${label}, which is kept for the edge and its services`,
        allowed: `any first label but ${[...reservedHosts].sort().join(", ")}`,
        hint: "give the zone another name",
      },
    ];
  });
}

function cdnFaults({ web, sshProxy }: EdgeSettings): Fault[] {
  if (!web?.cdn) return [];
  const { hosts } = web.cdn;
  const path = "target.edge.web.cdn.hosts";
  return [
    ...hosts.flatMap((host, place): Fault[] => {
      const message =
        hosts.indexOf(host) !== place
          ? "is there twice"
          : host === edgeHosts.origin
            ? "is the name that CloudFront calls the load balancer by"
            : undefined;
      return message ? [{ path: `${path}[${place}]`, found: host, message, hint: "remove it" }] : [];
    }),
    ...(sshProxy && !hosts.includes(edgeHosts.sshProxy)
      ? [
          {
            path,
            found: hosts,
            message: `lacks ${edgeHosts.sshProxy}: behind CloudFront the load balancer lets nobody else in, and the SSH proxy is behind it`,
            hint: `add ${edgeHosts.sshProxy}, or remove cdn`,
          },
        ]
      : []),
    ...(web.clients.kind === "networks" && web.firewall === "none"
      ? [
          {
            path: "target.edge.web.firewall",
            found: web.firewall,
            message: "leaves nobody to tell clients apart: behind CloudFront every connection is CloudFront's own",
            allowed: "managedRules, with cdn and a list of networks",
            hint: "set firewall to managedRules, or remove cdn",
          },
        ]
      : []),
  ];
}

function below(name: string, domain: string): boolean {
  return name.endsWith(`.${domain}`);
}
