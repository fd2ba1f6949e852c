import type { HostClaim } from "../component-description";
import type { Problem } from "../problem";
import { edgeHosts } from "../reserved-hosts";
import type { ResolvedEnvironment } from "../resolved-environment";
import type { EdgeSettings } from "../schema/eks/edge";
import { servedByWeb } from "../served-by-web";

type Fault = Omit<Problem, "environment">;

interface Claim extends HostClaim {
  readonly component: string;
}

const controller = "loadBalancerController";

/** What is wrong with how the components of an EKS environment are exposed, in the light of its edge. */
export function exposureProblems(environment: ResolvedEnvironment): Problem[] {
  const { target, name } = environment;
  if (target.kind !== "eks") return [];
  const claims = environment.components.flatMap(({ description, settings }) =>
    (description.hosts?.(settings) ?? []).map((claim): Claim => ({ ...claim, component: description.id })),
  );
  return [
    ...controllerFaults(environment),
    ...claims.flatMap((claim, place) => claimFaults(claim, claims.slice(0, place), environment)),
    ...(target.edge ? unclaimedFaults(target.edge, claims) : []),
  ].map((fault) => ({ environment: name, ...fault }));
}

function controllerFaults({ components }: ResolvedEnvironment): Fault[] {
  const exposed = components
    .filter(({ description, settings }) =>
      description.needs?.(settings).some(({ capability }) => capability.endsWith("LoadBalancers")),
    )
    .map(({ description }) => description.id);
  if (exposed.length === 0 || components.some(({ description }) => description.id === controller)) return [];
  return [
    {
      path: `components.${controller}`,
      message: `is missing: nobody would put the pods of ${exposed.join(", ")} behind their load balancers`,
      hint: `add ${controller}: {}, or expose nothing`,
    },
  ];
}

function claimFaults(claim: Claim, earlier: readonly Claim[], { target }: ResolvedEnvironment): Fault[] {
  const { host, exposure } = claim;
  const edge = target.kind === "eks" ? target.edge : undefined;
  const fault = (message: string, more: Pick<Fault, "allowed" | "hint">): Fault[] => [
    { path: `components.${claim.component}.${claim.setting}`, found: host, message, ...more },
  ];
  const first = earlier.find((other) => other.host === host);
  if (first) {
    return fault(`is a host of ${first.component} already`, {
      allowed: "a host of its own for each service",
      hint: "choose another name",
    });
  }
  if (!edge) return [];
  const own = Object.values(edgeHosts).find((label) => host === `${label}.${edge.domain}`);
  if (own) return fault("is a name of the edge's own", { hint: `choose another first label than ${own}` });
  if (!claim.http || exposure.kind === "internal" || !edge.web) return [];
  if (!servedByWeb(target, host)) {
    return fault("is no name that the certificate of target.edge.web is for", {
      allowed: `${edge.domain}, or one label below it`,
      hint: `write api.${edge.domain}, for one`,
    });
  }
  return cdnFaults(edge, claim, fault);
}

function cdnFaults(
  { domain, web }: EdgeSettings,
  { host, exposure }: Claim,
  fault: (message: string, more: Pick<Fault, "allowed" | "hint">) => Fault[],
): Fault[] {
  if (!web?.cdn) return [];
  const { hosts } = web.cdn;
  if (!hosts.some((label) => host === `${label}.${domain}`)) {
    return fault("is not in target.edge.web.cdn.hosts, and the load balancer lets nobody but CloudFront in", {
      allowed: hosts.map((label) => `${label}.${domain}`).join(", "),
      hint: "add its first label there",
    });
  }
  if (exposure.kind !== "internet") return [];
  return fault("is behind CloudFront, where the load balancer cannot tell its networks from others", {
    allowed: 'exposure { kind: "open", reason: "..." } with the networks in target.edge.web.clients',
    hint: "list the networks in target.edge.web.clients, which the firewall reads, and give that as the reason",
  });
}

/** Hosts that CloudFront would stand before, with nobody behind it. */
function unclaimedFaults({ domain, web, sshProxy }: EdgeSettings, claims: readonly Claim[]): Fault[] {
  const served = [
    ...(sshProxy ? [`${edgeHosts.sshProxy}.${domain}`] : []),
    ...claims.filter(({ http, exposure }) => http && exposure.kind !== "internal").map(({ host }) => host),
  ];
  return (web?.cdn?.hosts ?? []).flatMap((label, place): Fault[] => {
    if (label === edgeHosts.origin || served.includes(`${label}.${domain}`)) return [];
    return [
      {
        path: `target.edge.web.cdn.hosts[${place}]`,
        found: label,
        message: `is nobody's: no component has the host ${label}.${domain}`,
        allowed: "first labels of the hosts that components are exposed under, and ssh with sshProxy",
        hint: "remove it, or give the host to a component, such as components.api.public.host",
      },
    ];
  });
}
