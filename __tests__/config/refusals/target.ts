import { type Refusal, text } from "./refusal";

export const targetRefusals: readonly Refusal[] = [
  {
    title: "no target",
    given: { target: undefined },
    message: text`
      lab: target: is required
        allowed: an object whose kind is existing, k3s, eks
        do:      point \`existing\` at a cluster that is there, by kubeconfig and context`,
  },
  {
    title: "a target of no kind",
    given: { "target.kind": undefined },
    message: text`
      lab: target.kind: is required
        allowed: existing, k3s, eks
        do:      point \`existing\` at a cluster that is there, by kubeconfig and context`,
  },
  {
    title: "an eks target with nothing but its kind",
    given: { target: { kind: "eks", region: "us-east-2" } },
    message: text`
      5 problems in 1 environment; nothing was written.

      lab: target.account: is required
        allowed: twelve digits
        do:      \`aws sts get-caller-identity\` prints it; write it as text, so that no leading zero is lost

      lab: target.kubernetesVersion: is required
        allowed: 1.34, 1.35, 1.36
        do:      docs/operations/kubernetes-upgrades.md: one minor at a time, add-ons with it

      lab: target.network: is required
        allowed: an object whose kind is new, existing
        do:      kind "new" makes a VPC, "existing" uses one that is there

      lab: target.access: is required
        allowed: principals by name, such as { ci: { principal: "arn:aws:iam::...", policy: "clusterAdmin" } }
        do:      name the role that deploys, and the role of whoever may do everything in an emergency

      lab: target.nodePools: is required
        allowed: pools by name, such as { system: { purpose: "system", ... } }
        do:      add it`,
  },
  {
    title: "target gke, which is not built yet",
    given: { target: { kind: "gke" } },
    message: text`
      lab: target.kind: is not built yet
        found:   "gke"
        allowed: existing, k3s, eks
        do:      point \`existing\` at a cluster that is there, by kubeconfig and context`,
  },
  {
    title: "a misspelt kind of target",
    given: { "target.kind": "exisitng" },
    message: text`
      lab: target.kind: is not one of the known kinds
        found:   "exisitng"
        allowed: existing, k3s, eks
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
    title: "a snapshot driver by the name of its product",
    given: { "target.volumeSnapshots": { driver: "Amazon EBS" } },
    message: text`
      lab: target.volumeSnapshots.driver: has the wrong form
        found:   "Amazon EBS"
        allowed: the name of a CSI driver, such as ebs.csi.aws.com
        do:      \`kubectl get csidrivers\` prints the names`,
  },
  {
    title: "an issuer of certificates without a kind",
    given: { "target.certificateIssuer": { name: "ca" } },
    message: text`
      lab: target.certificateIssuer.kind: is required
        allowed: ClusterIssuer, Issuer
        do:      add it`,
  },
  {
    title: "a folder of registry hosts from where one stands",
    given: { "target.registryHosts": "certs.d" },
    message: text`
      lab: target.registryHosts: has the wrong form
        found:   "certs.d"
        allowed: an absolute path, such as /etc/containerd/certs.d
        do:      containerd's config_path; see \`grep config_path /etc/containerd/config.toml\` on a node`,
  },
  {
    title: "a folder of registry hosts that climbs, which the API server refuses to mount",
    given: { "target.registryHosts": "/etc/containerd/../certs.d" },
    message: text`
      lab: target.registryHosts: has the wrong form
        found:   "/etc/containerd/../certs.d"
        allowed: an absolute path, such as /etc/containerd/certs.d
        do:      containerd's config_path; see \`grep config_path /etc/containerd/config.toml\` on a node`,
  },
];
