import { type Refusal, text } from "./refusal";

const pool = (settings: object) => ({ "target.nodePools": { main: { purpose: "gpu", nodes: 2, ...settings } } });

export const targetRefusals: readonly Refusal[] = [
  {
    title: "no target",
    given: { target: undefined },
    message: text`
      lab: target: is required
        allowed: an object whose kind is existing, k3s
        do:      point \`existing\` at a cluster that is there, by kubeconfig and context`,
  },
  {
    title: "a target of no kind",
    given: { "target.kind": undefined },
    message: text`
      lab: target.kind: is required
        allowed: existing, k3s
        do:      point \`existing\` at a cluster that is there, by kubeconfig and context`,
  },
  {
    title: "target eks, which is not built yet",
    given: { target: { kind: "eks", region: "us-east-2" } },
    message: text`
      lab: target.kind: is not built yet
        found:   "eks"
        allowed: existing, k3s
        do:      point \`existing\` at a cluster that is there, by kubeconfig and context`,
  },
  {
    title: "target gke, which is not built yet",
    given: { target: { kind: "gke" } },
    message: text`
      lab: target.kind: is not built yet
        found:   "gke"
        allowed: existing, k3s
        do:      point \`existing\` at a cluster that is there, by kubeconfig and context`,
  },
  {
    title: "a misspelt kind of target",
    given: { "target.kind": "exisitng" },
    message: text`
      lab: target.kind: is not one of the known kinds
        found:   "exisitng"
        allowed: existing, k3s
        do:      did you mean existing?`,
  },
  {
    title: "no context",
    given: { "target.kubeconfig": {} },
    message: text`
      lab: target.kubeconfig.context: is required
        allowed: the name of a context
        do:      \`kubectl config get-contexts\` lists them`,
  },
  {
    title: "an empty context",
    given: { "target.kubeconfig.context": "" },
    message: text`
      lab: target.kubeconfig.context: is empty
        found:   ""
        allowed: the name of a context
        do:      \`kubectl config get-contexts\` lists them`,
  },
  {
    title: "a kubeconfig that is a path alone",
    given: { "target.kubeconfig": "~/.kube/config" },
    message: text`
      lab: target.kubeconfig: must be an object
        found:   "~/.kube/config"
        allowed: { context: "..." }, and path where the file is not the usual one
        do:      write an object`,
  },
  {
    title: "a Kubernetes version that nobody tried",
    given: { "target.kubernetesVersion": "1.29" },
    message: text`
      lab: target.kubernetesVersion: is not one of the known values
        found:   "1.29"
        allowed: 1.33, 1.34, 1.35, 1.36
        do:      \`kubectl version\` prints the server's version; another one is added in config/versions.ts once it is tried`,
  },
  {
    title: "a Kubernetes version as a number",
    given: { "target.kubernetesVersion": 1.35 },
    message: text`
      lab: target.kubernetesVersion: is not one of the known values
        found:   1.35
        allowed: 1.33, 1.34, 1.35, 1.36
        do:      write it in quotes: "1.35"`,
  },
  {
    title: "a CIDR without a prefix",
    given: { "target.apiServer": { cidrs: ["10.20.0.1"] } },
    message: text`
      lab: target.apiServer.cidrs[0]: is not a network
        found:   "10.20.0.1"
        allowed: a network in CIDR notation, such as 10.20.0.0/16 or 2001:db8::/48
        do:      write the network address and its prefix length; a single address is /32 (IPv4) or /128 (IPv6)`,
  },
  {
    title: "a CIDR with an impossible prefix",
    given: { "target.apiServer": { cidrs: ["10.20.0.0/16", "10.20.0.0/33"] } },
    message: text`
      lab: target.apiServer.cidrs[1]: is not a network
        found:   "10.20.0.0/33"
        allowed: a network in CIDR notation, such as 10.20.0.0/16 or 2001:db8::/48
        do:      write the network address and its prefix length; a single address is /32 (IPv4) or /128 (IPv6)`,
  },
  {
    title: "a CIDR with bits behind its prefix",
    given: { "target.apiServer": { cidrs: ["10.20.30.40/16"] } },
    message: text`
      lab: target.apiServer.cidrs[0]: has bits set behind its prefix
        found:   "10.20.30.40/16"
        allowed: a network in CIDR notation, such as 10.20.0.0/16 or 2001:db8::/48
        do:      write 10.20.0.0/16, or 10.20.30.40/32 for the one address`,
  },
  {
    title: "a port out of range",
    given: { "target.apiServer": { ports: [443, 70000] } },
    message: text`
      lab: target.apiServer.ports[1]: is too large
        found:   70000
        allowed: a whole number from 1 to 65535
        do:      write what is allowed`,
  },
  {
    title: "an empty list",
    given: { "target.apiServer": { ports: [] } },
    message: text`
      lab: target.apiServer.ports: is empty
        found:   []
        allowed: a list, not empty
        do:      write what is allowed`,
  },
  {
    title: "an unknown GPU type",
    given: pool({ gpu: "h1000" }),
    message: text`
      lab: target.nodePools.main.gpu: is not one of the known values
        found:   "h1000"
        allowed: t4, t4-az2, t4-small, l4, a10g, rtxpro6000, a100, h100, h200, b200, b300, g5g, cpu-x86, cpu-arm, cpu-spot, cpu-small, cpu-large
        do:      did you mean h100?`,
  },
  {
    title: "a pool of slices of GPUs",
    given: pool({ gpu: "h100-mig-1g" }),
    message: text`
      lab: target.nodePools.main.gpu: is not one of the known values
        found:   "h100-mig-1g"
        allowed: t4, t4-az2, t4-small, l4, a10g, rtxpro6000, a100, h100, h200, b200, b300, g5g, cpu-x86, cpu-arm, cpu-spot, cpu-small, cpu-large
        do:      the GPU catalogue is config/hardware.ts; a slice (MIG) has no nodes of its own: name the type it is cut from`,
  },
  {
    title: "a GPU pool without a GPU",
    given: pool({}),
    message: text`
      lab: target.nodePools.main.gpu: is required where purpose is gpu
        do:      name the pool's GPU type, as in config/hardware.ts`,
  },
  {
    title: "a GPU on a pool for system pods",
    given: pool({ purpose: "system", gpu: "t4" }),
    message: text`
      lab: target.nodePools.main.gpu: is set on a pool for system pods
        found:   "t4"
        do:      set purpose to "gpu", or remove gpu: system pods must not fill GPU nodes`,
  },
  {
    title: "a pool without nodes",
    given: pool({ gpu: "t4", nodes: 0 }),
    message: text`
      lab: target.nodePools.main.nodes: is too small
        found:   0
        allowed: a whole number, at least 1
        do:      leave a pool without nodes out`,
  },
  {
    title: "half a node",
    given: pool({ gpu: "t4", nodes: 1.5 }),
    message: text`
      lab: target.nodePools.main.nodes: must be a whole number
        found:   1.5
        allowed: a whole number, at least 1
        do:      leave a pool without nodes out`,
  },
  {
    title: "a number in quotes",
    given: pool({ gpu: "t4", nodes: "3" }),
    message: text`
      lab: target.nodePools.main.nodes: must be a whole number
        found:   "3"
        allowed: a whole number, at least 1
        do:      write it without quotes: 3`,
  },
  {
    title: "a pool's name that is no name",
    given: { "target.nodePools": { Main_Pool: { purpose: "system", nodes: 1 } } },
    message: text`
      lab: target.nodePools.Main_Pool: has the wrong form
        found:   "Main_Pool"
        allowed: lower-case letters, digits and hyphens, first and last a letter or digit, at most 63 characters
        do:      choose a name that Kubernetes accepts as an RFC 1123 label`,
  },
  {
    title: "an unknown effect of a taint",
    given: pool({ gpu: "t4", taints: [{ key: "gpu", effect: "NoScheduling" }] }),
    message: text`
      lab: target.nodePools.main.taints[0].effect: is not one of the known values
        found:   "NoScheduling"
        allowed: NoSchedule, PreferNoSchedule, NoExecute
        do:      did you mean NoSchedule?`,
  },
];
