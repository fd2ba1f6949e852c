import { type Refusal, text } from "./refusal";

const nodes = ["10.0.0.0/16"];
const registry = { reach: { kind: "clusterIp", address: "10.43.0.200", nodes } };
const caches = { caches: { ghcr: { address: "10.43.0.201" } }, reach: { kind: "clusterIp", nodes } };
const target = {
  "target.storageClass": "standard",
  "target.certificateIssuer": { kind: "ClusterIssuer", name: "internal-ca" },
  "target.registryHosts": "/etc/containerd/certs.d",
};
const withRegistry = (settings: object) => ({ ...target, "components.imageRegistry": { ...registry, ...settings } });
const withCaches = (settings: object) => ({ ...target, "components.imageCaches": { ...caches, ...settings } });
const nodeAgents = { level: "privileged", reason: "agents write into folders of the nodes" };
const withTrust = (settings: object, changes: object = {}) => ({
  ...target,
  "namespaces.apps": { podSecurity: nodeAgents },
  "components.imageRegistry": registry,
  "components.imageCaches": caches,
  "components.registryTrust": settings,
  ...changes,
});

export const registriesRefusals: readonly Refusal[] = [
  {
    title: "a registry where the target makes no volumes",
    given: { ...withRegistry({}), "target.storageClass": undefined },
    message: text`
      lab: components.imageRegistry.storage: needs volumes made on demand for one pod at a time (a StorageClass), and the target does not offer it
        allowed: what target existing offers: certificateIssuer, registryHosts
        do:      set target.storageClass, or change storage`,
  },
  {
    title: "a registry whose certificate nobody signs",
    given: { ...withRegistry({}), "target.certificateIssuer": undefined },
    message: text`
      lab: components.imageRegistry.tls: needs an issuer of certificates (cert-manager), and the target does not offer it
        allowed: what target existing offers: blockStorage, registryHosts
        do:      set target.certificateIssuer, or change tls`,
  },
  {
    title: "a registry in plain HTTP",
    given: withRegistry({ tls: { kind: "none" } }),
    message: text`
      lab: components.imageRegistry.tls.kind: is not one of the known kinds
        found:   "none"
        allowed: issuer, existing
        do:      a registry in plain HTTP is not offered: containerd would have to be told to trust anybody`,
  },
  {
    title: "a registry that says nothing of how nodes reach it",
    given: withRegistry({ reach: undefined }),
    message: text`
      lab: components.imageRegistry.reach: is required
        allowed: { kind: "loadBalancer", host: "..." } or { kind: "clusterIp", address: "...", nodes: [...] }
        do:      clusterIp needs nothing of the network; loadBalancer needs a DNS record, and serves clients outside the cluster as well`,
  },
  {
    title: "a registry on the internet",
    given: withRegistry({ reach: { kind: "internet", cidrs: ["203.0.113.0/24"] } }),
    message: text`
      lab: components.imageRegistry.reach.kind: is not one of the known kinds
        found:   "internet"
        allowed: loadBalancer, clusterIp
        do:      clusterIp needs nothing of the network; loadBalancer needs a DNS record, and serves clients outside the cluster as well`,
  },
  {
    title: "a registry behind a load balancer that the target does not make",
    given: withRegistry({ reach: { kind: "loadBalancer", host: "registry.internal.example.com" } }),
    message: text`
      lab: components.imageRegistry.reach: needs load balancers on the private network, and the target does not offer it
        allowed: what target existing offers: blockStorage, certificateIssuer, registryHosts
        do:      set target.loadBalancers.internal, or change reach`,
  },
  {
    title: "a registry's name with its port",
    given: {
      ...withRegistry({ reach: { kind: "loadBalancer", host: "registry.internal.example.com:5000" } }),
      "target.loadBalancers": { internal: {} },
    },
    message: text`
      lab: components.imageRegistry.reach.host: has the wrong form
        found:   "registry.internal.example.com:5000"
        allowed: a DNS name without scheme and port, such as registry.internal.example.com
        do:      nodes must resolve it: they cannot ask cluster DNS`,
  },
  {
    title: "a name where a registry's address belongs",
    given: withRegistry({ reach: { kind: "clusterIp", address: "registry.svc", nodes } }),
    message: text`
      lab: components.imageRegistry.reach.address: has the wrong form
        found:   "registry.svc"
        allowed: an IPv4 address of the cluster's service network, such as 10.43.0.200
        do:      choose a free one of its first 256, which the cluster gives to nobody by itself: 10.43.0.x on k3s, 10.96.0.x on kubeadm and kind; .1 and .10 are taken`,
  },
  {
    title: "a registry that restarts once a month, later than its certificate allows",
    given: withRegistry({ garbageCollection: { schedule: "0 4 1 * *" } }),
    message: text`
      lab: components.imageRegistry.garbageCollection.schedule: leaves more than 14 days between two restarts
        found:   "0 4 1 * *"
        allowed: a cron expression in UTC that runs at least every 14 days, such as 0 4 * * 0
        do:      restart every week: a registry reads its certificate at its start only, and it is renewed 30 days before it ends`,
  },
  {
    title: "a registry whose garbage is never collected",
    given: withRegistry({ garbageCollection: { schedule: "0 4 31 2 *" } }),
    message: text`
      lab: components.imageRegistry.garbageCollection.schedule: never runs: no month has that day
        found:   "0 4 31 2 *"
        allowed: a cron expression in UTC that runs at least every 14 days, such as 0 4 * * 0
        do:      restart every week: a registry reads its certificate at its start only, and it is renewed 30 days before it ends`,
  },
  {
    title: "a registry's password in its settings",
    given: withRegistry({ credentials: { kind: "generated", password: "hunter2" } }),
    message: text`
      lab: components.imageRegistry.credentials.password: holds a secret in plain text
        allowed: a reference to a secret: generated, existing or external
        do:      take the value out of the file and its history, replace the secret, and name where it is kept instead`,
  },
  {
    title: "caches of nothing",
    given: withCaches({ caches: {} }),
    message: text`
      lab: components.imageCaches.caches: caches no upstream
        found:   {}
        allowed: one upstream or more, such as { ghcr: {}, dockerhub: {} }
        do:      name the upstreams to cache, or leave imageCaches out`,
  },
  {
    title: "a cache of an upstream nobody knows",
    given: withCaches({ caches: { ghrc: {} } }),
    message: text`
      lab: components.imageCaches.caches.ghrc: is not a known setting
        found:   {}
        allowed: dockerhub, ghcr, k8s, nvcr, quay
        do:      did you mean ghcr?`,
  },
  {
    title: "generated credentials of an upstream",
    given: withCaches({ caches: { ghcr: { address: "10.43.0.201", credentials: { kind: "generated" } } } }),
    message: text`
      lab: components.imageCaches.caches.ghcr.credentials.kind: is not one of the known kinds
        found:   "generated"
        allowed: existing, external
        do:      the upstream made these credentials, so they cannot be generated: name where they are kept`,
  },
  {
    title: "credentials of an upstream from a store that the target has not",
    given: withCaches({
      caches: { ghcr: { address: "10.43.0.201", credentials: { kind: "external", path: "ghcr" } } },
    }),
    message: text`
      lab: components.imageCaches.caches.ghcr.credentials: needs a secret store that External Secrets reads, and the target does not offer it
        allowed: what target existing offers: blockStorage, certificateIssuer, registryHosts
        do:      set target.secretStore, or change caches.ghcr.credentials`,
  },
  {
    title: "a cache without an address where nodes reach it by one",
    given: withCaches({ caches: { ghcr: {} } }),
    message: text`
      lab: components.imageCaches.caches.ghcr.address: is required with reach clusterIp
        allowed: a free IPv4 address of the cluster's service network, such as 10.43.0.201
        do:      choose one of its first 256, another one for each cache`,
  },
  {
    title: "two caches on one address",
    given: withCaches({ caches: { ghcr: { address: "10.43.0.201" }, dockerhub: { address: "10.43.0.201" } } }),
    message: text`
      lab: components.imageCaches.caches.dockerhub.address: is the address of caches.ghcr already
        found:   "10.43.0.201"
        allowed: an address of its own for each registry
        do:      choose another one; a Service's address belongs to it alone`,
  },
  {
    title: "a cache on the native registry's address",
    given: { ...withCaches({ caches: { ghcr: { address: "10.43.0.200" } } }), "components.imageRegistry": registry },
    message: text`
      lab: components.imageCaches.caches.ghcr.address: is the address of imageRegistry already
        found:   "10.43.0.200"
        allowed: an address of its own for each registry
        do:      choose another one; a Service's address belongs to it alone`,
  },
  {
    title: "trust in registries that are not there",
    given: { ...target, "namespaces.apps": { podSecurity: nodeAgents }, "components.registryTrust": {} },
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.registryTrust: requires the component imageRegistry, which is not here
        do:      add imageRegistry to components, or remove registryTrust

      lab: components.registryTrust: requires the component imageCaches, which is not here
        do:      add imageCaches to components, or remove registryTrust`,
  },
  {
    title: "nodes' trust from a namespace that refuses its pods",
    given: withTrust({}, { "namespaces.apps": {} }),
    message: text`
      lab: components.registryTrust: needs Pod Security privileged in namespace apps, which enforces restricted: its pods write into a folder of the node (hostPath) as root
        allowed: a namespace with podSecurity.level privileged
        do:      set namespaces.apps.podSecurity to { level: "privileged", reason: "..." }, or put registryTrust into a namespace of its own that has it`,
  },
  {
    title: "nodes' trust where nobody says which folder containerd reads",
    given: withTrust({}, { "target.registryHosts": undefined }),
    message: text`
      lab: components.registryTrust: needs nodes whose containerd reads registry hosts from a folder, and the target does not offer it
        allowed: what target existing offers: blockStorage, certificateIssuer
        do:      set target.registryHosts, or remove registryTrust`,
  },
  {
    title: "nodes' trust in the issuer where a registry brings a certificate of its own",
    given: withTrust(
      {},
      { "components.imageRegistry": { ...registry, tls: { kind: "existing", secretName: "mine" } } },
    ),
    message: text`
      lab: components.registryTrust.authority: is the target's issuer, and imageRegistry brings a certificate of its own
        found:   {"kind":"issuer"}
        allowed: { kind: "existing", secretName: "..." } whose ca.crt holds every authority that signed for a registry
        do:      put the authorities into one ca.crt, one after the other, or let the issuer sign for all registries`,
  },
  {
    title: "nodes' trust in an issuer of another namespace",
    given: withTrust(
      { namespace: "nodes" },
      {
        "namespaces.nodes": { podSecurity: nodeAgents },
        "target.certificateIssuer": { kind: "Issuer", name: "internal-ca" },
        "components.imageRegistry": { ...registry, namespace: "apps" },
        "components.imageCaches": { ...caches, namespace: "apps" },
      },
    ),
    message: text`
      lab: components.registryTrust.authority: is the Issuer internal-ca, which is another one in each namespace, and the registries live in another than nodes
        found:   {"kind":"issuer"}
        allowed: an issuer of kind ClusterIssuer, or an authority of kind existing
        do:      set target.certificateIssuer to a ClusterIssuer, or authority to { kind: "existing", secretName: "..." }`,
  },
];
