import { interfaceEndpoints } from "../../../config/schema/eks/network";
import { eksTarget } from "../../support/eks-target";
import { type Refusal, text } from "./refusal";

const domain = "gpu-dev.example.com";
const clients = { kind: "networks", cidrs: ["203.0.113.0/24"] };
const sshProxy = { image: "registry.example.com/ssh-proxy:1" };
const eks = (edge: object, target: object = {}) => ({ target: { ...eksTarget, ...target, edge: { domain, ...edge } } });

export const eksEdgeRefusals: readonly Refusal[] = [
  {
    title: "an SSH proxy without web",
    given: eks({ sshProxy }),
    message: text`
      lab: target.edge.sshProxy: needs web: clients come to it through its load balancer
        do:      set target.edge.web, or remove sshProxy`,
  },
  {
    title: "web on a new network without public subnets",
    given: eks(
      { web: { clients } },
      { network: { ...eksTarget.network, nat: "none", endpoints: [...interfaceEndpoints] } },
    ),
    message: text`
      lab: target.edge.web: needs public subnets, and the network has none
        do:      set target.network.nat to perZone or single, or remove web: services are exposed inside only then`,
  },
  {
    title: "web on a given network",
    given: eks(
      { web: { clients } },
      {
        network: {
          kind: "existing",
          vpc: "vpc-0123456789abcdef0",
          cidr: "10.40.0.0/16",
          subnets: { nodes: { "us-east-2a": "subnet-0123456789abcdef0", "us-east-2b": "subnet-0123456789abcdef1" } },
        },
      },
    ),
    message: text`
      lab: target.edge.web: needs public subnets, and the network has none
        do:      name public subnets of two zones in target.network.subnets.public, or remove web`,
  },
  {
    title: "an internal domain that is the public one",
    given: eks({ internalDomain: domain }),
    message: text`
      lab: target.edge.internalDomain: is the public domain as well, and inside the network only one of the two would answer
        found:   "gpu-dev.example.com"
        allowed: a domain of its own, or one below the public domain
        do:      internal.gpu-dev.example.com is a good one`,
  },
  {
    title: "an internal domain above the public one",
    given: eks({ internalDomain: "example.com" }),
    message: text`
      lab: target.edge.internalDomain: has the public domain gpu-dev.example.com below it, whose names nobody inside the network would find
        found:   "example.com"
        allowed: a domain of its own, or one below the public domain
        do:      internal.gpu-dev.example.com is a good one`,
  },
  {
    title: "a delegation elsewhere",
    given: eks({ delegations: { "east.example.com": ["ns-1.awsdns-01.org", "ns-2.awsdns-02.com"] } }),
    message: text`
      lab: target.edge.delegations.east.example.com: does not lie below gpu-dev.example.com
        allowed: domains that end in .gpu-dev.example.com
        do:      delegate it in the zone that it lies in`,
  },
  {
    title: "a delegation of the domain itself",
    given: eks({ delegations: { [domain]: ["ns-1.awsdns-01.org", "ns-2.awsdns-02.com"] } }),
    message: text`
      lab: target.edge.delegations.gpu-dev.example.com: does not lie below gpu-dev.example.com
        allowed: domains that end in .gpu-dev.example.com
        do:      delegate it in the zone that it lies in`,
  },
  {
    title: "a delegation of a reserved name",
    given: eks({ delegations: { "ssh.gpu-dev.example.com": ["ns-1.awsdns-01.org", "ns-2.awsdns-02.com"] } }),
    message: text`
      lab: target.edge.delegations.ssh.gpu-dev.example.com: takes the name ssh, which is kept for the edge and its services
        allowed: any first label but admin, api, ftp, grafana, mail, ns, ns1, ns2, origin, registry, root, ssh, www
        do:      give the zone another name`,
  },
  {
    title: "a domain with a scheme",
    given: eks({ domain: "https://gpu-dev.example.com" }),
    message: text`
      lab: target.edge.domain: has the wrong form
        found:   "https://gpu-dev.example.com"
        allowed: a DNS name of at most 64 characters, such as gpu-dev.example.com
        do:      write the name without a scheme and a final dot`,
  },
  {
    title: "a domain too long for a certificate",
    given: eks({ domain: `${"a".repeat(60)}.example.com` }),
    message: text`
      lab: target.edge.domain: is too long
        found:   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com"
        allowed: a DNS name of at most 64 characters, such as gpu-dev.example.com
        do:      write the name without a scheme and a final dot`,
  },
  {
    title: "one name server",
    given: eks({ delegations: { "east.gpu-dev.example.com": ["ns-1.awsdns-01.org"] } }),
    message: text`
      lab: target.edge.delegations.east.gpu-dev.example.com: is too short
        found:   ["ns-1.awsdns-01.org"]
        allowed: two name servers or more
        do:      \`aws route53 get-hosted-zone\` prints the four of a zone`,
  },
  {
    title: "everybody without a reason",
    given: eks({ web: { clients: { kind: "everybody" } } }),
    message: text`
      lab: target.edge.web.clients.reason: is required
        allowed: a reason of at least 20 characters
        do:      say what needs the exception and why nothing narrower will do`,
  },
  {
    title: "an SSH proxy that follows latest",
    given: eks({ web: { clients }, sshProxy: { image: "registry.example.com/ssh-proxy:latest" } }),
    message: text`
      lab: target.edge.sshProxy.image: follows the moving tag latest
        found:   "registry.example.com/ssh-proxy:latest"
        allowed: registry/repository:tag or registry/repository@sha256:digest
        do:      no public registry carries the image of the SSH proxy: build it from the gpu-dev sources (ssh-proxy, ports 8080 and 8081, uid 1000, x86-64), push it to a registry that the cluster can pull from and name it here`,
  },
  {
    title: "clients of the web in IPv6",
    given: eks({ web: { clients: { kind: "networks", cidrs: ["203.0.113.0/24", "2001:db8::/48"] } } }),
    message: text`
      lab: target.edge.web.clients.cidrs[1]: is an IPv6 network, and the load balancer has IPv4 addresses only
        found:   "2001:db8::/48"
        allowed: IPv4 networks
        do:      name the IPv4 networks that the same clients come from`,
  },
  {
    title: "a host of CloudFront that is there twice",
    given: eks({ sshProxy, web: { clients, cdn: { hosts: ["ssh", "ssh"] } } }),
    message: text`
      lab: target.edge.web.cdn.hosts[1]: is there twice
        found:   "ssh"
        do:      remove it`,
  },
  {
    title: "CloudFront before its own origin",
    given: eks({ sshProxy, web: { clients, cdn: { hosts: ["ssh", "origin"] } } }),
    message: text`
      lab: target.edge.web.cdn.hosts[1]: is the name that CloudFront calls the load balancer by
        found:   "origin"
        do:      remove it`,
  },
  {
    title: "networks behind CloudFront without a firewall",
    given: eks({ sshProxy, web: { clients, firewall: "none", cdn: { hosts: ["ssh"] } } }),
    message: text`
      lab: target.edge.web.firewall: leaves nobody to tell clients apart: behind CloudFront every connection is CloudFront's own
        found:   "none"
        allowed: managedRules, with cdn and a list of networks
        do:      set firewall to managedRules, or remove cdn`,
  },
  {
    title: "a host of CloudFront that is nobody's",
    given: eks({ sshProxy, web: { clients, cdn: { hosts: ["ssh", "api"] } } }),
    message: text`
      lab: target.edge.web.cdn.hosts[1]: is nobody's: no component has the host api.gpu-dev.example.com
        found:   "api"
        allowed: first labels of the hosts that components are exposed under, and ssh with sshProxy
        do:      remove it, or give the host to a component, such as components.api.public.host`,
  },
];
