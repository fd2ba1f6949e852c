import { eksTarget } from "../../support/eks-target";
import { type OptionCase, required } from "./option-case";

const store = { kind: "ClusterSecretStore", name: "vault" };
const issuer = { kind: "ClusterIssuer", name: "ca" };
const k3s = { target: { kind: "k3s", kubeconfig: { context: "default" }, kubernetesVersion: "1.35" } };

const everywhere: readonly OptionCase[] = [
  { option: "target.secretStore", at: "target.secretStore", fallback: undefined, other: store, wrong: "vault" },
  ...(["kind", "name"] as const).map((key) => ({
    option: `target.secretStore.${key}`,
    given: { "target.secretStore": store },
    at: `target.secretStore.${key}`,
    ...{
      kind: { fallback: required, other: "SecretStore", wrong: "Vault" },
      name: { fallback: required, other: "aws", wrong: "AWS" },
    }[key],
  })),
  {
    option: "target.certificateIssuer",
    at: "target.certificateIssuer",
    fallback: undefined,
    other: issuer,
    wrong: "ca",
  },
  ...(["kind", "name"] as const).map((key) => ({
    option: `target.certificateIssuer.${key}`,
    given: { "target.certificateIssuer": issuer },
    at: `target.certificateIssuer.${key}`,
    ...{
      kind: { fallback: required, other: "Issuer", wrong: "Certificate" },
      name: { fallback: required, other: "internal", wrong: "CA" },
    }[key],
  })),
];

const existing: readonly OptionCase[] = [
  {
    option: "target.storageClass (existing)",
    at: "target.storageClass",
    fallback: undefined,
    other: "gp3",
    wrong: "GP3",
  },
  {
    option: "target.sharedFiles (existing)",
    at: "target.sharedFiles",
    fallback: undefined,
    other: { storageClass: "efs" },
    wrong: "efs",
  },
  {
    option: "target.sharedFiles.storageClass (existing)",
    given: { "target.sharedFiles": { storageClass: "efs" } },
    at: "target.sharedFiles.storageClass",
    fallback: required,
    other: "nfs",
    wrong: "",
  },
  {
    option: "target.loadBalancers (existing)",
    at: "target.loadBalancers",
    fallback: {},
    other: { internal: { annotations: {} } },
    wrong: { public: {} },
  },
  ...(["internal", "internet"] as const).flatMap((side): OptionCase[] => [
    {
      option: `target.loadBalancers.${side} (existing)`,
      given: { "target.loadBalancers": {} },
      at: `target.loadBalancers.${side}`,
      fallback: undefined,
      other: { class: "tailscale", annotations: {} },
      wrong: true,
    },
    {
      option: `target.loadBalancers.${side}.class (existing)`,
      given: { "target.loadBalancers": { [side]: {} } },
      at: `target.loadBalancers.${side}.class`,
      fallback: undefined,
      other: "tailscale",
      wrong: "",
    },
    {
      option: `target.loadBalancers.${side}.annotations (existing)`,
      given: { "target.loadBalancers": { [side]: {} } },
      at: `target.loadBalancers.${side}.annotations`,
      fallback: {},
      other: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal, any text" },
      wrong: { scheme: true },
    },
  ]),
];

const hostsFolder = "/opt/containerd/certs.d";

export const targetOptions: readonly OptionCase[] = [
  ...everywhere,
  ...existing,
  {
    option: "target.registryHosts (existing)",
    at: "target.registryHosts",
    fallback: undefined,
    other: hostsFolder,
    wrong: "certs.d",
  },
  {
    option: "target.registryHosts (k3s)",
    given: k3s,
    at: "target.registryHosts",
    fallback: "/var/lib/rancher/k3s/agent/etc/containerd/certs.d",
    other: hostsFolder,
    wrong: "/etc/../certs.d",
  },
  {
    option: "target.registryHosts (eks)",
    given: { target: eksTarget },
    at: "target.registryHosts",
    fallback: "/etc/containerd/certs.d",
    other: hostsFolder,
    wrong: "/etc/containerd/certs.d/",
  },
  {
    option: "target.storageClass (k3s)",
    given: k3s,
    at: "target.storageClass",
    fallback: "local-path",
    other: "longhorn",
    wrong: "",
  },
  {
    option: "target.sharedFiles (k3s)",
    given: k3s,
    at: "target.sharedFiles",
    fallback: undefined,
    other: { storageClass: "nfs" },
    wrong: {},
  },
  {
    option: "target.sharedFiles.storageClass (k3s)",
    given: { target: { ...k3s.target, sharedFiles: { storageClass: "nfs" } } },
    at: "target.sharedFiles.storageClass",
    fallback: required,
    other: "longhorn",
    wrong: "N F S",
  },
  {
    option: "target.serviceLoadBalancer (k3s)",
    given: k3s,
    at: "target.serviceLoadBalancer",
    fallback: "servicelb",
    other: "none",
    wrong: "metallb",
  },
];
