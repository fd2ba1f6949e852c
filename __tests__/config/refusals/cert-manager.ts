import { type Refusal, text } from "./refusal";

const components = {
  "components.certManager": {},
  "components.certificateAuthority": { issuer: "internal-ca" },
};

export const certManagerRefusals: readonly Refusal[] = [
  {
    title: "an authority without cert-manager",
    given: { "components.certificateAuthority": { issuer: "internal-ca" } },
    message: text`
      lab: components.certificateAuthority: requires the component certManager, which is not here
        do:      add certManager to components, or remove certificateAuthority`,
  },
  {
    title: "an authority that becomes another issuer than the target names",
    given: { ...components, "target.certificateIssuer": { kind: "ClusterIssuer", name: "vault" } },
    message: text`
      lab: components.certificateAuthority.issuer: becomes the ClusterIssuer internal-ca, and the target says that certificates come from the ClusterIssuer vault
        found:   "internal-ca"
        allowed: vault
        do:      set target.certificateIssuer to { kind: "ClusterIssuer", name: "internal-ca" }, or remove certificateAuthority where somebody else signs`,
  },
  {
    title: "an authority where issuers are each namespace's own",
    given: { ...components, "target.certificateIssuer": { kind: "Issuer", name: "internal-ca" } },
    message: text`
      lab: components.certificateAuthority.issuer: becomes the ClusterIssuer internal-ca, and the target says that certificates come from the Issuer internal-ca
        found:   "internal-ca"
        allowed: any, with target.certificateIssuer to match
        do:      set target.certificateIssuer to { kind: "ClusterIssuer", name: "internal-ca" }, or remove certificateAuthority where somebody else signs`,
  },
  {
    title: "an authority apart from cert-manager",
    given: {
      "namespaces.issuers": {},
      "components.certManager": { namespace: "apps" },
      "components.certificateAuthority": { namespace: "issuers", issuer: "internal-ca" },
    },
    message: text`
      lab: components.certificateAuthority.namespace: is issuers, and cert-manager, which lives in apps, reads the keys of ClusterIssuers in its own namespace only
        found:   "issuers"
        allowed: apps
        do:      put certificateAuthority into namespace apps`,
  },
  {
    title: "cert-manager by whoever owns but one namespace",
    given: { scope: "namespace", "components.certManager": {} },
    message: text`
      lab: components.certManager: makes cluster-wide objects (CustomResourceDefinitions, ClusterRoles and admission webhooks), and this environment's scope is namespace
        allowed: components that stay inside one namespace
        do:      remove certManager, or have whoever runs the cluster install it and set scope to cluster`,
  },
  {
    title: "an authority without the issuer's name",
    given: { ...components, "components.certificateAuthority": {} },
    message: text`
      lab: components.certificateAuthority.issuer: is required
        allowed: lower-case letters, digits and hyphens, first and last a letter or digit, at most 63 characters
        do:      the name that target.certificateIssuer says, so that components ask it`,
  },
  {
    title: "a webhook that nobody may call",
    given: { "components.certManager": { webhookCallers: [] } },
    message: text`
      lab: components.certManager.webhookCallers: is empty
        found:   []
        allowed: networks in CIDR notation, such as 10.20.0.0/16
        do:      k3s: the pod network as well (10.42.0.0/16), because calls to pods of other nodes come from there`,
  },
];
