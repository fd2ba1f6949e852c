import { eksTarget } from "../../support/eks-target";
import { type OptionCase, required } from "./option-case";

const given = (changes: object = {}) => ({ target: { ...eksTarget, ...changes } });

const ci = eksTarget.access.ci;
const people = { principal: "arn:aws:iam::111122223333:role/people", policy: "view", groups: ["people"] };
const cidrs = ["203.0.113.0/24"];
const reason = "The pipeline of team-a knows aws-auth alone until March 2027.";

const controlPlane = {
  endpoint: { kind: "private", cidrs: [] },
  authentication: { kind: "accessEntries" },
  logRetentionDays: 90,
  support: "standard",
  serviceCidr: "172.20.0.0/16",
};

export const eksClusterOptions: readonly OptionCase[] = [
  {
    option: "target.account (eks)",
    given: given(),
    at: "target.account",
    fallback: required,
    other: "012345678901",
    wrong: "12345",
  },
  {
    option: "target.region (eks)",
    given: given({ network: { kind: "new", zones: ["us-west-2a", "us-west-2b"] } }),
    at: "target.region",
    fallback: required,
    other: "us-west-2",
    wrong: "us-west-2a",
  },
  {
    option: "target.kubernetesVersion (eks)",
    given: given(),
    at: "target.kubernetesVersion",
    fallback: required,
    other: "1.36",
    wrong: "1.33",
  },
  {
    option: "target.clusterName (eks)",
    given: given(),
    at: "target.clusterName",
    fallback: undefined,
    other: "pytorch-gpu-dev-cluster",
    wrong: "a cluster",
  },
  {
    option: "target.identity (eks)",
    given: given(),
    at: "target.identity",
    fallback: "podIdentity",
    other: "irsa",
    wrong: "nodeRole",
  },
  {
    option: "target.controlPlane (eks)",
    given: given(),
    at: "target.controlPlane",
    fallback: controlPlane,
    other: { ...controlPlane, support: "extended" },
    wrong: "private",
  },
  ...(["endpoint", "authentication", "logRetentionDays", "support", "serviceCidr"] as const).map((key) => ({
    option: `target.controlPlane.${key} (eks)`,
    given: given({ controlPlane: {} }),
    at: `target.controlPlane.${key}`,
    ...{
      endpoint: { fallback: controlPlane.endpoint, other: { kind: "public", cidrs }, wrong: { kind: "open" } },
      authentication: {
        fallback: controlPlane.authentication,
        other: { kind: "accessEntriesAndConfigMap", reason },
        wrong: { kind: "configMap" },
      },
      logRetentionDays: { fallback: 90, other: 365, wrong: 100 },
      support: { fallback: "standard", other: "extended", wrong: "none" },
      serviceCidr: { fallback: "172.20.0.0/16", other: "10.200.0.0/20", wrong: "8.8.8.0/24" },
    }[key],
  })),
  ...(["private", "public"] as const).map((kind) => ({
    option: `target.controlPlane.endpoint.cidrs (${kind})`,
    given: given({ controlPlane: { endpoint: { kind } } }),
    at: "target.controlPlane.endpoint.cidrs",
    fallback: kind === "private" ? [] : required,
    other: kind === "private" ? ["10.99.0.0/16"] : cidrs,
    wrong: ["0.0.0.0/0"],
  })),
  {
    option: "target.controlPlane.authentication.reason (accessEntriesAndConfigMap)",
    given: given({ controlPlane: { authentication: { kind: "accessEntriesAndConfigMap" } } }),
    at: "target.controlPlane.authentication.reason",
    fallback: required,
    other: reason,
    wrong: "because",
  },
  {
    option: "target.access (eks)",
    given: given(),
    at: "target.access",
    fallback: required,
    other: { admins: { ...ci, groups: ["admins"] } },
    wrong: {},
  },
  ...(["principal", "policy", "namespaces", "groups"] as const).map((key) => ({
    option: `target.access.<name>.${key} (eks)`,
    given: given({ access: { ci, people } }),
    at: `target.access.people.${key}`,
    ...{
      principal: { fallback: required, other: "arn:aws:iam::111122223333:user/somebody", wrong: "people" },
      policy: { fallback: undefined, other: "edit", wrong: "root" },
      namespaces: { fallback: undefined, other: ["apps"], wrong: [] },
      groups: { fallback: [], other: ["one", "other"], wrong: ["system:masters"] },
    }[key],
  })),
];
