import { eksTarget } from "../../support/eks-target";
import { type OptionCase, required } from "./option-case";

const domain = "gpu-dev.example.com";
const clients = { kind: "networks", cidrs: ["203.0.113.0/24"] };
const sshProxy = { image: "registry.example.com/ssh-proxy:1" };
const web = { clients };
const webOutput = { clients, idleTimeoutSeconds: 300, firewall: "managedRules" };
const edgeOutput = { domain: "other.example.com", zone: "new", delegations: {}, logRetentionDays: 90 };
const eks = (edge?: object) => ({ target: { ...eksTarget, ...(edge ? { edge: { domain, ...edge } } : {}) } });

export const eksEdgeOptions: readonly OptionCase[] = [
  {
    option: "target.edge (eks)",
    given: eks(),
    at: "target.edge",
    fallback: undefined,
    other: edgeOutput,
    wrong: "gpu-dev.example.com",
  },
  {
    option: "target.edge.domain (eks)",
    given: eks({}),
    at: "target.edge.domain",
    fallback: required,
    other: "example.org",
    wrong: "https://example.org",
  },
  {
    option: "target.edge.zone (eks)",
    given: eks({}),
    at: "target.edge.zone",
    fallback: "new",
    other: "existing",
    wrong: "found",
  },
  {
    option: "target.edge.delegations (eks)",
    given: eks({}),
    at: "target.edge.delegations",
    fallback: {},
    other: { "east.gpu-dev.example.com": ["ns-1.awsdns-01.org", "ns-2.awsdns-02.com"] },
    wrong: { "east.gpu-dev.example.com": ["ns-1.awsdns-01.org"] },
  },
  {
    option: "target.edge.internalDomain (eks)",
    given: eks({}),
    at: "target.edge.internalDomain",
    fallback: undefined,
    other: "internal.gpu-dev.example.com",
    wrong: "internal",
  },
  {
    option: "target.edge.logRetentionDays (eks)",
    given: eks({}),
    at: "target.edge.logRetentionDays",
    fallback: 90,
    other: 365,
    wrong: 100,
  },
  {
    option: "target.edge.web (eks)",
    given: eks({}),
    at: "target.edge.web",
    fallback: undefined,
    other: webOutput,
    wrong: "alb",
  },
  {
    option: "target.edge.web.clients (eks)",
    given: eks({ web }),
    at: "target.edge.web.clients",
    fallback: required,
    other: { kind: "everybody", reason: "people work from everywhere" },
    wrong: { kind: "anybody" },
  },
  {
    option: "target.edge.web.clients.cidrs (networks)",
    given: eks({ web }),
    at: "target.edge.web.clients.cidrs",
    fallback: required,
    other: ["198.51.100.0/24"],
    wrong: ["198.51.100.7/24"],
  },
  {
    option: "target.edge.web.clients.reason (everybody)",
    given: eks({ web: { clients: { kind: "everybody", reason: "people work from everywhere" } } }),
    at: "target.edge.web.clients.reason",
    fallback: required,
    other: "the API asks everybody who they are",
    wrong: "why not",
  },
  {
    option: "target.edge.web.idleTimeoutSeconds (eks)",
    given: eks({ web }),
    at: "target.edge.web.idleTimeoutSeconds",
    fallback: 300,
    other: 60,
    wrong: 4001,
  },
  {
    option: "target.edge.web.firewall (eks)",
    given: eks({ web }),
    at: "target.edge.web.firewall",
    fallback: "managedRules",
    other: "none",
    wrong: "off",
  },
  {
    option: "target.edge.web.cdn (eks)",
    given: eks({ web, sshProxy }),
    at: "target.edge.web.cdn",
    fallback: undefined,
    other: { hosts: ["ssh"] },
    wrong: true,
  },
  {
    option: "target.edge.web.cdn.hosts (eks)",
    given: eks({ web: { clients, cdn: {} }, sshProxy }),
    at: "target.edge.web.cdn.hosts",
    fallback: required,
    other: ["ssh"],
    wrong: [],
  },
  {
    option: "target.edge.sshProxy (eks)",
    given: eks({ web }),
    at: "target.edge.sshProxy",
    fallback: undefined,
    other: { ...sshProxy, tasks: 2 },
    wrong: true,
  },
  {
    option: "target.edge.sshProxy.image (eks)",
    given: eks({ web, sshProxy }),
    at: "target.edge.sshProxy.image",
    fallback: required,
    other: "registry.example.com/ssh-proxy:2",
    wrong: "registry.example.com/ssh-proxy:latest",
  },
  {
    option: "target.edge.sshProxy.tasks (eks)",
    given: eks({ web, sshProxy }),
    at: "target.edge.sshProxy.tasks",
    fallback: 2,
    other: 3,
    wrong: 0,
  },
];
