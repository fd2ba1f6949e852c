import { eksTarget } from "../../support/eks-target";
import { type Refusal, text } from "./refusal";

const domain = "gpu-dev.example.com";
const clients = { kind: "networks", cidrs: ["203.0.113.0/24"] };
const everybody = { kind: "everybody", reason: "people work from everywhere" };
const sshProxy = { image: "registry.example.com/ssh-proxy:1" };
const reason = "the whole company works from everywhere";
const withApi = (edge: object | undefined, outside: object, more: object = {}) => ({
  target: { ...eksTarget, ...(edge ? { edge: { domain, ...edge } } : {}) },
  "components.storageClasses": { classes: { gp3: { kind: "awsEbs" } } },
  "components.loadBalancerController": {},
  "components.postgres": {},
  "components.migrations": {},
  "components.api": {
    image: "registry.example.com/api:1",
    login: { kind: "awsRole", region: "us-east-2" },
    public: outside,
  },
  ...more,
});
const registryAt = (host: string) => ({
  "components.imageRegistry": { tls: { kind: "existing", secretName: "tls" }, reach: { kind: "loadBalancer", host } },
});
const open = { kind: "open", reason };

export const eksExposureRefusals: readonly Refusal[] = [
  {
    title: "an SSH proxy that CloudFront does not stand before",
    given: withApi(
      { sshProxy, web: { clients: everybody, cdn: { hosts: ["api"] } } },
      { host: "api.gpu-dev.example.com", exposure: open },
    ),
    message: text`
      lab: target.edge.web.cdn.hosts: lacks ssh: behind CloudFront the load balancer lets nobody else in, and the SSH proxy is behind it
        found:   ["api"]
        do:      add ssh, or remove cdn`,
  },
  {
    title: "a host that CloudFront does not stand before",
    given: withApi(
      { sshProxy, web: { clients, cdn: { hosts: ["ssh"] } } },
      { host: "api.gpu-dev.example.com", exposure: open },
    ),
    message: text`
      lab: components.api.public.host: is not in target.edge.web.cdn.hosts, and the load balancer lets nobody but CloudFront in
        found:   "api.gpu-dev.example.com"
        allowed: ssh.gpu-dev.example.com
        do:      add its first label there`,
  },
  {
    title: "networks of a host behind CloudFront",
    given: withApi(
      { web: { clients, cdn: { hosts: ["api"] } } },
      { host: "api.gpu-dev.example.com", exposure: { kind: "internet", cidrs: ["203.0.113.0/24"] } },
    ),
    message: text`
      lab: components.api.public.host: is behind CloudFront, where the load balancer cannot tell its networks from others
        found:   "api.gpu-dev.example.com"
        allowed: exposure { kind: "open", reason: "..." } with the networks in target.edge.web.clients
        do:      list the networks in target.edge.web.clients, which the firewall reads, and give that as the reason`,
  },
  {
    title: "a host outside the domain",
    given: withApi(
      { web: { clients } },
      { host: "api.example.org", exposure: open, tls: { terminatedBy: "the proxy of the company ends TLS" } },
    ),
    message: text`
      lab: components.api.public.host: is no name that the certificate of target.edge.web is for
        found:   "api.example.org"
        allowed: gpu-dev.example.com, or one label below it
        do:      write api.gpu-dev.example.com, for one`,
  },
  {
    title: "a host two labels below the domain",
    given: withApi(
      { web: { clients } },
      {
        host: "api.east.gpu-dev.example.com",
        exposure: open,
        tls: { terminatedBy: "the proxy of the company ends TLS" },
      },
    ),
    message: text`
      lab: components.api.public.host: is no name that the certificate of target.edge.web is for
        found:   "api.east.gpu-dev.example.com"
        allowed: gpu-dev.example.com, or one label below it
        do:      write api.gpu-dev.example.com, for one`,
  },
  {
    title: "the SSH proxy's host",
    given: withApi({ web: { clients } }, { host: "ssh.gpu-dev.example.com", exposure: open }),
    message: text`
      lab: components.api.public.host: is a name of the edge's own
        found:   "ssh.gpu-dev.example.com"
        do:      choose another first label than ssh`,
  },
  {
    title: "one host for two",
    given: withApi(
      { internalDomain: "internal.gpu-dev.example.com" },
      { host: "registry.internal.gpu-dev.example.com", exposure: { kind: "internal" } },
      registryAt("registry.internal.gpu-dev.example.com"),
    ),
    message: text`
      lab: components.imageRegistry.reach.host: is a host of api already
        found:   "registry.internal.gpu-dev.example.com"
        allowed: a host of its own for each service
        do:      choose another name`,
  },
  {
    title: "an exposed component without the controller",
    given: withApi(undefined, { exposure: { kind: "internal" } }, { "components.loadBalancerController": undefined }),
    message: text`
      lab: components.loadBalancerController: is missing: nobody would put the pods of api behind their load balancers
        do:      add loadBalancerController: {}, or expose nothing`,
  },
  {
    title: "an API on the internet in plain HTTP",
    given: withApi({}, { host: "api.gpu-dev.example.com", exposure: open }),
    message: text`
      lab: components.api.public.tls: is required for the internet: login sends credentials, and the API itself speaks plain HTTP
        allowed: { terminatedBy: "..." } saying what terminates TLS in front of it
        do:      put a TLS-terminating proxy in front and name it, or expose it as { kind: "internal" }`,
  },
  {
    title: "the controller elsewhere",
    given: { "components.loadBalancerController": {} },
    message: text`
      lab: components.loadBalancerController: is for load balancers of AWS, and the target is existing
        allowed: a target of kind eks
        do:      remove loadBalancerController: here Services find their load balancers by themselves`,
  },
];
