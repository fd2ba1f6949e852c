import { type OptionCase, required } from "./option-case";

const store = { kind: "ClusterSecretStore", name: "vault" };
const issuer = { kind: "ClusterIssuer", name: "ca" };
const pool = { purpose: "system", nodes: 1 };
const k3s = { target: { kind: "k3s", kubeconfig: { context: "default" }, kubernetesVersion: "1.35" } };

const common: readonly OptionCase[] = [
  {
    option: "target.kubeconfig",
    at: "target.kubeconfig",
    fallback: required,
    other: { context: "c", path: "/k" },
    wrong: {},
  },
  {
    option: "target.kubernetesVersion",
    at: "target.kubernetesVersion",
    fallback: required,
    other: "1.33",
    wrong: "1.2",
  },
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
    option: "target.volumeSnapshots",
    at: "target.volumeSnapshots",
    fallback: undefined,
    other: { driver: "ebs.csi.aws.com" },
    wrong: "ebs.csi.aws.com",
  },
  {
    option: "target.volumeSnapshots.driver",
    given: { "target.volumeSnapshots": {} },
    at: "target.volumeSnapshots.driver",
    fallback: required,
    other: "pd.csi.storage.gke.io",
    wrong: "EBS CSI",
  },
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
  {
    option: "target.apiServer",
    at: "target.apiServer",
    fallback: { cidrs: ["0.0.0.0/0"], ports: [443, 6443] },
    other: { cidrs: ["10.0.0.1/32"], ports: [6443] },
    wrong: [],
  },
  ...(["cidrs", "ports"] as const).map((key) => ({
    option: `target.apiServer.${key}`,
    given: { "target.apiServer": {} },
    at: `target.apiServer.${key}`,
    ...{
      cidrs: { fallback: ["0.0.0.0/0"], other: ["10.0.0.0/8", "2001:db8::/48"], wrong: ["10.0.0.0"] },
      ports: { fallback: [443, 6443], other: [16443], wrong: [0] },
    }[key],
  })),
  {
    option: "target.nodePools",
    at: "target.nodePools",
    fallback: {},
    other: { main: expect.objectContaining({ nodes: 2 }) },
    wrong: { main: {} },
  },
  ...(["purpose", "labels", "taints", "gpu", "machine", "capacity", "nodes", "node"] as const).map((key) => ({
    option: `target.nodePools.<name>.${key}`,
    given: { "target.nodePools": { main: { ...pool, ...(key === "gpu" ? { purpose: "gpu", gpu: "t4" } : {}) } } },
    at: `target.nodePools.main.${key}`,
    ...{
      purpose: { fallback: required, other: "build", wrong: "gpus" },
      labels: { fallback: {}, other: { "node.kubernetes.io/pool": "main" }, wrong: { pool: "a b" } },
      taints: {
        fallback: [],
        other: [{ key: "a", value: "b", effect: "NoExecute" }],
        wrong: [{ effect: "NoExecute" }],
      },
      gpu: { fallback: required, other: "b200", wrong: "v100" },
      machine: { fallback: undefined, other: "c7i.8xlarge", wrong: "c7i" },
      capacity: { fallback: "onDemand", other: "spot", wrong: "preemptible" },
      nodes: { fallback: required, other: 1000, wrong: 0 },
      node: { fallback: undefined, other: { cpu: "8", memory: "32Gi" }, wrong: { cpu: "8" } },
    }[key],
  })),
  ...(["key", "value", "effect"] as const).map((key) => ({
    option: `target.nodePools.<name>.taints[].${key}`,
    given: { "target.nodePools": { main: { ...pool, taints: [{ key: "dedicated", effect: "NoSchedule" }] } } },
    at: `target.nodePools.main.taints.0.${key}`,
    ...{
      key: { fallback: required, other: "nvidia.com/gpu", wrong: "" },
      value: { fallback: "", other: "true", wrong: "not so" },
      effect: { fallback: required, other: "PreferNoSchedule", wrong: "Never" },
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

const hostsFolder = "/etc/containerd/certs.d";

export const targetOptions: readonly OptionCase[] = [
  ...common,
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
