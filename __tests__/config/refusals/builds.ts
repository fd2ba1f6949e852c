import { type Refusal, text } from "./refusal";

const dev = {
  image: "registry.example.com/dev:1",
  namespace: "dev",
  builds: { reason: "users bring Dockerfiles of their own" },
};
const privileged = {
  podSecurity: { level: "privileged", reason: "builds make user namespaces and keep folders of nodes" },
};
const cpu = { purpose: "system", nodes: 2, labels: { NodeType: "cpu" } };
const gpu = {
  purpose: "gpu",
  gpu: "t4",
  nodes: 1,
  labels: { GpuType: "t4" },
  taints: [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }],
};
const amounts = { cpu: "100", memory: "400Gi" };
const quota = { requests: amounts, limits: amounts, pods: 50, gpus: 4 };
const whole = {
  "target.storageClass": "standard",
  "target.sharedFiles": { storageClass: "shared" },
  "target.certificateIssuer": { kind: "ClusterIssuer", name: "inner" },
  "target.nodePools": { cpu, gpu },
  namespaces: {
    apps: {},
    dev: { ...privileged, quota },
    nodes: privileged,
  },
};

const withBuilds = (changes: object = {}) => ({
  ...whole,
  "components.devPods": dev,
  "components.buildkit": { namespace: "dev" },
  ...changes,
});
const withDaemon = (settings: object = {}) => ({
  ...whole,
  "components.buildkitDaemon": { namespace: "nodes", ...settings },
});
const withCache = (settings: object = {}) => ({ ...whole, "components.gitCache": { namespace: "apps", ...settings } });
const withTrees = (settings: object = {}) => ({
  ...withCache(),
  "components.devPods": dev,
  "components.prebuiltTrees": { namespace: "nodes", ...settings },
});

export const buildRefusals: readonly Refusal[] = [
  {
    title: "builds where no node has the label that they select",
    given: withBuilds({ "target.nodePools": { main: { ...cpu, labels: {} }, gpu } }),
    message: text`
      lab: components.buildkit: needs nodes with label NodeType=cpu, which every build selects, and no pool has them
        allowed: a pool with label NodeType=cpu that builds can run on
        do:      add the label to a pool in target.nodePools, and to its nodes`,
  },
  {
    title: "builds where every node of theirs has a taint",
    given: withBuilds({
      "target.nodePools": {
        cpu: { ...cpu, taints: [{ key: "node-role", value: "cpu-only", effect: "NoSchedule" }] },
        gpu,
      },
    }),
    message: text`
      lab: components.buildkit: needs nodes that a build tolerates: it bears no taint, and every pool with label NodeType=cpu has one
        allowed: a pool with label NodeType=cpu that builds can run on
        do:      give the label to a pool without taints as well`,
  },
  {
    title: "builds that devPods does not let in",
    given: withBuilds({ "components.devPods": { ...dev, builds: undefined } }),
    message: text`
      lab: components.buildkit: is for builds that components.devPods does not let in
        allowed: components.devPods.builds with a reason
        do:      set components.devPods.builds, or remove buildkit`,
  },
  {
    title: "builds in another namespace than dev pods",
    given: withBuilds({ "components.buildkit": { namespace: "nodes" } }),
    message: text`
      lab: components.buildkit.namespace: is nodes, and the processor makes its builds beside the dev pods, in dev
        found:   "nodes"
        allowed: dev
        do:      put buildkit into namespace dev`,
  },
  {
    title: "a repository to push to where the target gives no cloud identity",
    given: withBuilds({ "components.buildkit": { namespace: "dev", repository: "registry.example.com/images" } }),
    message: text`
      lab: components.buildkit.repository: needs cloud permissions bound to a service account, without keys, and the target does not offer it
        allowed: what target existing offers: blockStorage, certificateIssuer, gpus, sharedFiles
        do:      choose a kind of target that offers cloudIdentity, which existing cannot, or change repository`,
  },
  {
    title: "a rootless daemon in a restricted namespace",
    given: withDaemon({ namespace: "apps" }),
    message: text`
      lab: components.buildkitDaemon: needs Pod Security privileged in namespace apps, which enforces restricted: its pods run without a seccomp profile: rootless BuildKit makes a user namespace for its builds
        allowed: a namespace with podSecurity.level privileged
        do:      set namespaces.apps.podSecurity to { level: "privileged", reason: "..." }, or put buildkitDaemon into a namespace of its own that has it`,
  },
  {
    title: "a daemon without an issuer",
    given: { ...withDaemon(), "target.certificateIssuer": undefined },
    message: text`
      lab: components.buildkitDaemon.tls: needs an issuer of certificates (cert-manager), and the target does not offer it
        allowed: what target existing offers: blockStorage, gpus, sharedFiles
        do:      set target.certificateIssuer, or change tls`,
  },
  {
    title: "a registry without a certificate",
    given: withDaemon({ registries: [{ host: "registry.example.com:5000", certificate: "none" }] }),
    message: text`
      lab: components.buildkitDaemon.registries[0].certificate: is not one of the known values
        found:   "none"
        allowed: issuer, public
        do:      a registry in plain HTTP is not offered: give it a certificate of the target's issuer`,
  },
  {
    title: "clients of the daemon in no namespace of the environment",
    given: withDaemon({ tls: { kind: "issuer", clientNamespaces: ["gpu-dev"] } }),
    message: text`
      lab: components.buildkitDaemon.tls.clientNamespaces[0]: is gpu-dev, no namespace of this environment
        allowed: apps, dev, nodes
        do:      add it to namespaces, or name another one`,
  },
  {
    title: "pytorch mirrored on too small a volume",
    given: withCache({ volumeSize: "50Gi" }),
    message: text`
      lab: components.gitCache.volumeSize: is too small for pytorch with its submodules: 50Gi ran full
        found:   "50Gi"
        allowed: 100Gi or more
        do:      leave volumeSize out, or mirror a smaller repository`,
  },
  {
    title: "a repository with a password in its URL",
    given: withCache({ repositories: [{ name: "app", url: "https://me:secret@git.example.com/app.git" }] }),
    message: text`
      lab: components.gitCache.repositories[0].url: holds a secret in plain text
        allowed: a reference to a secret: generated, existing or external
        do:      take the value out of the file and its history, replace the secret, and name where it is kept instead`,
  },
  {
    title: "two repositories of one name",
    given: withCache({
      repositories: [
        { name: "app", url: "https://git.example.com/one/app.git" },
        { name: "app", url: "https://git.example.com/two/app.git" },
      ],
    }),
    message: text`
      lab: components.gitCache.repositories[1].name: is app, the name of repositories[0] already, and their worktrees would overwrite each other
        allowed: a name for each repository
        do:      rename one of the two`,
  },
  {
    title: "a git cache without volumes",
    given: { ...withCache(), "target.storageClass": undefined },
    message: text`
      lab: components.gitCache: needs volumes made on demand for one pod at a time (a StorageClass), and the target does not offer it
        allowed: what target existing offers: certificateIssuer, gpus, sharedFiles
        do:      set target.storageClass, or remove gitCache`,
  },
  {
    title: "trees of a repository that the git cache does not have",
    given: withTrees({ repository: "vision" }),
    message: text`
      lab: components.prebuiltTrees.repository: is no repository of the git cache
        found:   "vision"
        allowed: pytorch
        do:      add it to components.gitCache.repositories, or name one of these`,
  },
  {
    title: "trees without shared files",
    given: { ...withTrees(), "target.sharedFiles": undefined },
    message: text`
      lab: components.prebuiltTrees.storage: needs a file system that many pods mount at once (ReadWriteMany), and the target does not offer it
        allowed: what target existing offers: blockStorage, certificateIssuer, gpus
        do:      set target.sharedFiles, or change storage`,
  },
  {
    title: "trees in a namespace that admits no folders of nodes",
    given: withTrees({ namespace: "apps" }),
    message: text`
      lab: components.prebuiltTrees: needs Pod Security privileged in namespace apps, which enforces restricted: its pods keep trees in folders of their nodes, which outlive every pod
        allowed: a namespace with podSecurity.level privileged
        do:      set namespaces.apps.podSecurity to { level: "privileged", reason: "..." }, or put prebuiltTrees into a namespace of its own that has it`,
  },
  {
    title: "trees without a git cache",
    given: { ...withTrees(), "components.gitCache": undefined },
    message: text`
      lab: components.prebuiltTrees: requires the component gitCache, which is not here
        do:      add gitCache to components, or remove prebuiltTrees`,
  },
  {
    title: "a build larger than any build node",
    given: { ...withTrees(), "target.nodePools": { gpu, cpu: { ...cpu, node: { cpu: "16", memory: "64Gi" } } } },
    message: text`
      lab: components.prebuiltTrees.resources.requests: is more than any node has that builds run on (cpu)
        found:   {"cpu":"32","memory":"64Gi"}
        allowed: cpu: 16 CPUs, 64Gi
        do:      lower it, or add a pool with purpose build and larger nodes`,
  },
];
