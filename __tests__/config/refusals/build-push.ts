import { type Refusal, text } from "./refusal";

const reason = "a reason that a reviewer can follow later";
const podSecurity = { level: "privileged", reason };
const push = { registry: "registry.example.com:5000", credentials: { kind: "existing", name: "push" } };
const amounts = { cpu: "100", memory: "400Gi" };
const whole = {
  "target.storageClass": "standard",
  "target.certificateIssuer": { kind: "ClusterIssuer", name: "inner" },
  "target.nodePools": { cpu: { purpose: "gpu", gpu: "cpu-small", labels: { GpuType: "cpu-small" }, nodes: 1 } },
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
  ...changes,
});

export const buildPushRefusals: readonly Refusal[] = [
  {
    title: "custom images on a registry that nobody has the password of",
    given: withPush(undefined),
    message: "",
  },
  {
    title: "custom images on another registry than builds have the password of",
    given: withPush(push, { customImages: "registry.example.com/custom" }),
    message: "",
  },
  {
    title: "a generated password of a registry that exists",
    given: withPush({ ...push, credentials: { kind: "generated" } }),
    message: "",
  },
  {
    title: "a password of a registry from a store that the target does not have",
    given: withPush({ ...push, credentials: { kind: "external", path: "gpu-dev/push" } }),
    message: "",
  },
  {
    title: "builds that trust an issuer which the target does not have",
    given: withPush(push, {}, { "target.certificateIssuer": undefined }),
    message: "",
  },
  {
    title: "builds that trust an issuer which is another one in each namespace",
    given: withPush(
      { ...push, network: { kind: "pods", namespace: "registries", podLabels: { app: "registry" } } },
      {},
      { "target.certificateIssuer": { kind: "Issuer", name: "inner" } },
    ),
    message: "",
  },
  {
    title: "a registry of builds in no namespace of the environment",
    given: withPush({ ...push, network: { kind: "pods", namespace: "images", podLabels: { app: "registry" } } }),
    message: "",
  },
  {
    title: "a registry of builds with its repository",
    given: withPush({ ...push, registry: "registry.example.com:5000/custom" }),
    message: "",
  },
];
