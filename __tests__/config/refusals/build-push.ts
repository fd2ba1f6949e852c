import { type Refusal, text } from "./refusal";

const reason = "a reason that a reviewer can follow later";
const podSecurity = { level: "privileged", reason };
const push = { registry: "registry.example.com:5000", credentials: { kind: "existing", name: "push" } };
const amounts = { cpu: "100", memory: "400Gi" };
const whole = {
  "target.storageClass": "standard",
  "target.certificateIssuer": { kind: "ClusterIssuer", name: "inner" },
  "target.nodePools": {
    cpu: { purpose: "gpu", gpu: "cpu-small", labels: { GpuType: "cpu-small", NodeType: "cpu" }, nodes: 1 },
  },
  namespaces: {
    "gpu-controlplane": {},
    "gpu-dev": { podSecurity, quota: { requests: amounts, limits: amounts, pods: 50 } },
    registries: {},
  },
  "components.postgres": { namespace: "gpu-controlplane" },
  "components.migrations": { namespace: "gpu-controlplane" },
};
const withPush = (given: object | undefined, settings: object = {}, changes: object = {}) => ({
  ...whole,
  "components.devPods": {
    namespace: "gpu-dev",
    image: "registry.example.com/gpu-dev-pod:1",
    builds: { reason, ...(given ? { push: given } : {}) },
  },
  "components.reservationProcessor": {
    namespace: "gpu-controlplane",
    image: "registry.example.com/processor:1",
    customImages: "registry.example.com:5000/custom",
    ...settings,
  },
  "components.buildkit": { namespace: "gpu-dev" },
  ...changes,
});

export const buildPushRefusals: readonly Refusal[] = [
  {
    title: "custom images on a registry that nobody has the password of",
    given: withPush(undefined),
    message: text`
      lab: components.reservationProcessor.customImages: is pushed to registry.example.com:5000 without a password, and cloud none has no identity that builds push with
        found:   "registry.example.com:5000/custom"
        allowed: only with components.devPods.builds.push
        do:      set components.devPods.builds.push with registry "registry.example.com:5000" and the Secret of whoever pushes, or leave customImages out`,
  },
  {
    title: "custom images without the account that builds run as",
    given: withPush(push, {}, { "components.buildkit": undefined }),
    message: text`
      lab: components.reservationProcessor.customImages: is pushed by builds whose service account the component buildkit makes, which is not here
        found:   "registry.example.com:5000/custom"
        allowed: only with components.buildkit
        do:      add buildkit to components, in the namespace of devPods, or leave customImages out`,
  },
  {
    title: "custom images on another registry than builds have the password of",
    given: withPush(push, { customImages: "registry.example.com/custom" }),
    message: text`
      lab: components.reservationProcessor.customImages: is in the registry registry.example.com, and builds have the password of registry.example.com:5000
        found:   "registry.example.com/custom"
        allowed: registry.example.com:5000/<repository>, or registry.example.com in components.devPods.builds.push.registry
        do:      name one registry in both, its port included`,
  },
  {
    title: "a generated password of a registry that exists",
    given: withPush({ ...push, credentials: { kind: "generated" } }),
    message: text`
      lab: components.devPods.builds.push.credentials.kind: is not one of the known kinds
        found:   "generated"
        allowed: existing, external
        do:      the page of devPods has the command that makes the Secret of the native registry's own credentials`,
  },
  {
    title: "a password of a registry from a store that the target does not have",
    given: withPush({ ...push, credentials: { kind: "external", path: "gpu-dev/push" } }),
    message: text`
      lab: components.devPods.builds.push.credentials: needs a secret store that External Secrets reads, and the target does not offer it
        allowed: what target existing offers: blockStorage, certificateIssuer
        do:      set target.secretStore, or change builds.push.credentials`,
  },
  {
    title: "builds that trust an issuer which the target does not have",
    given: withPush(push, {}, { "target.certificateIssuer": undefined }),
    message: text`
      lab: components.devPods.builds.push.authority: needs an issuer of certificates (cert-manager), and the target does not offer it
        allowed: what target existing offers: blockStorage
        do:      set target.certificateIssuer, or change builds.push.authority`,
  },
  {
    title: "builds that trust an issuer which is another one in each namespace",
    given: withPush(
      { ...push, network: { kind: "pods", namespace: "registries", podLabels: { app: "registry" } } },
      {},
      { "target.certificateIssuer": { kind: "Issuer", name: "inner" } },
    ),
    message: text`
      lab: components.devPods.builds.push.authority: is the Issuer inner, which is another one in each namespace, and the registry lives in registries, not in gpu-dev
        found:   {"kind":"issuer"}
        allowed: an issuer of kind ClusterIssuer, or an authority of kind existing
        do:      set target.certificateIssuer to a ClusterIssuer, or authority to { kind: "existing", secretName: "..." }`,
  },
  {
    title: "a registry of builds in no namespace of the environment",
    given: withPush({ ...push, network: { kind: "pods", namespace: "images", podLabels: { app: "registry" } } }),
    message: text`
      lab: components.devPods.builds.push.network.namespace: is images, no namespace of this environment
        found:   "images"
        allowed: gpu-controlplane, gpu-dev, registries
        do:      add it to namespaces, or name another one`,
  },
  {
    title: "a registry of builds with its repository",
    given: withPush({ ...push, registry: "registry.example.com:5000/custom" }),
    message: text`
      lab: components.devPods.builds.push.registry: has the wrong form
        found:   "registry.example.com:5000/custom"
        allowed: a host name with its port where that is not 443, such as registry.example.com:5000
        do:      write it as image references do, without https:// and without a repository`,
  },
];
