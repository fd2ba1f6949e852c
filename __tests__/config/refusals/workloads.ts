import { type Refusal, text } from "./refusal";

const volumes = { "target.storageClass": "standard" };
const image = (found: string, problem: string) => text`
  lab: components.web.sidecar: ${problem}
    found:   "${found}"
    allowed: registry/repository:tag or registry/repository@sha256:digest
    do:      pin the image to a version tag, better to a digest`;

export const workloadRefusals: readonly Refusal[] = [
  {
    title: "an image without a tag",
    given: { "components.web": { sidecar: "ghcr.io/acme/proxy" } },
    message: image("ghcr.io/acme/proxy", "is not pinned"),
  },
  {
    title: "an image that follows latest",
    given: { "components.web": { sidecar: "ghcr.io/acme/proxy:latest" } },
    message: image("ghcr.io/acme/proxy:latest", "follows the moving tag latest"),
  },
  {
    title: "an image of a registry's port without a tag",
    given: { "components.web": { sidecar: "registry.example.com:5000/proxy" } },
    message: image("registry.example.com:5000/proxy", "is not pinned"),
  },
  {
    title: "an image with capitals",
    given: { "components.web": { sidecar: "ghcr.io/Acme/Proxy:1.0" } },
    message: image("ghcr.io/Acme/Proxy:1.0", "is not an image reference"),
  },
  {
    title: "an image with a scheme",
    given: { "components.web": { sidecar: "https://ghcr.io/acme/proxy:1.0" } },
    message: image("https://ghcr.io/acme/proxy:1.0", "is not an image reference"),
  },
  {
    title: "an image with half a digest",
    given: { "components.web": { sidecar: "ghcr.io/acme/proxy@sha256:1234" } },
    message: image("ghcr.io/acme/proxy@sha256:1234", "is not an image reference"),
  },
  {
    title: "a required image that no public registry carries",
    given: { ...volumes, "components.store": {}, "components.index": {} },
    message: text`
      lab: components.index.image: is required
        allowed: registry/repository:tag or registry/repository@sha256:digest
        do:      no public registry carries the image of the index: build it from services/index, push it to a registry that the cluster can pull from and name it here`,
  },
  {
    title: "a number of members that cannot elect a leader",
    given: { ...volumes, "components.store": { members: 2 } },
    message: text`
      lab: components.store.members: cannot elect a leader when one member is lost
        found:   2
        allowed: 1, 3 or 5
        do:      add a member, or take one away`,
  },
  {
    title: "more members than make sense",
    given: { ...volumes, "components.store": { members: 7 } },
    message: text`
      lab: components.store.members: is too large
        found:   7
        allowed: a whole number from 1 to 5
        do:      write what is allowed`,
  },
  {
    title: "no replicas",
    given: { "components.web": { replicas: 0 } },
    message: text`
      lab: components.web.replicas: is too small
        found:   0
        allowed: a whole number, at least 1
        do:      write what is allowed`,
  },
  {
    title: "replicas that are not a number",
    given: { "components.web": { replicas: Number.NaN } },
    message: text`
      lab: components.web.replicas: must be a whole number
        found:   NaN
        allowed: a whole number, at least 1
        do:      write a whole number`,
  },
  {
    title: "requests of both kinds above their limits",
    given: {
      "components.web": {
        resources: { requests: { cpu: "2", memory: "2Gi" }, limits: { cpu: "500m", memory: "1Gi" } },
      },
    },
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.web.resources.requests.cpu: is more than the limit
        found:   "2"
        allowed: at most 500m, which limits.cpu says
        do:      raise the limit or lower the request

      lab: components.web.resources.requests.memory: is more than the limit
        found:   "2Gi"
        allowed: at most 1Gi, which limits.memory says
        do:      raise the limit or lower the request`,
  },
  {
    title: "requests of the wrong form are not compared with their limits",
    given: {
      "components.web": {
        resources: { requests: { cpu: "much", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } },
      },
    },
    message: text`
      lab: components.web.resources.requests.cpu: has the wrong form
        found:   "much"
        allowed: CPUs as text, such as "2" or "500m"
        do:      write CPUs as Kubernetes does, in quotes`,
  },
  {
    title: "requests without limits",
    given: { "components.web": { resources: { requests: { cpu: "1", memory: "1Gi" } } } },
    message: text`
      lab: components.web.resources.limits: is required
        allowed: { cpu: "...", memory: "..." }
        do:      say both, CPUs and memory`,
  },
  {
    title: "a volume without a unit",
    given: { ...volumes, "components.store": { volume: "100" } },
    message: text`
      lab: components.store.volume: has the wrong form
        found:   "100"
        allowed: a whole number with Ki, Mi, Gi or Ti, such as "512Mi" or "4Gi"
        do:      write a size as Kubernetes does, in binary units and quotes`,
  },
  {
    title: "a GPU type that a component misspells",
    given: { "components.web": { gpu: "h100-mig-4g" } },
    message: text`
      lab: components.web.gpu: is not one of the known values
        found:   "h100-mig-4g"
        allowed: t4, t4-az2, t4-small, l4, a10g, rtxpro6000, a100, h100, h200, b200, b300, g5g, cpu-x86, cpu-arm, cpu-spot, cpu-small, cpu-large, h100-mig-1g, h100-mig-2g, h100-mig-3g, b200-mig-1g, b200-mig-2g, b200-mig-3g
        do:      did you mean h100-mig-1g?`,
  },
  {
    title: "a check of a whole does not judge what a mistake has left of it",
    given: { "components.web": { limits: { cpus: 1 } } },
    message: text`
      lab: components.web.limits.cpus: is not a known setting
        found:   1
        allowed: cpu, memory
        do:      did you mean cpu?`,
  },
];
