import { type Refusal, text } from "./refusal";

const pool = (settings: object) => ({ "target.nodePools": { main: { purpose: "gpu", nodes: 2, ...settings } } });

export const nodePoolRefusals: readonly Refusal[] = [
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
  {
    title: "a GPU on a pool for builds",
    given: pool({ purpose: "build", gpu: "t4" }),
    message: text`
      lab: target.nodePools.main.gpu: is set on a pool for build pods
        found:   "t4"
        do:      set purpose to "gpu", or remove gpu: build pods must not fill GPU nodes`,
  },
  {
    title: "a machine of another type",
    given: pool({ gpu: "h100", machine: "p4d.24xlarge" }),
    message: text`
      lab: target.nodePools.main.machine: is no machine of h100
        found:   "p4d.24xlarge"
        allowed: p5.48xlarge, a3-highgpu-8g
        do:      name one of these, or add the machine to the type in config/hardware.ts`,
  },
  {
    title: "a machine of an on-premises type",
    given: pool({ gpu: "cpu-small", machine: "c7i.4xlarge" }),
    message: text`
      lab: target.nodePools.main.machine: is no machine of cpu-small
        found:   "c7i.4xlarge"
        allowed: none: the type is an on-premises one
        do:      name one of these, or add the machine to the type in config/hardware.ts`,
  },
  {
    title: "a purpose that no pool has",
    given: pool({ purpose: "builds" }),
    message: text`
      lab: target.nodePools.main.purpose: is not one of the known values
        found:   "builds"
        allowed: system, gpu, build
        do:      did you mean build?`,
  },
  {
    title: "a capacity that no pool has",
    given: pool({ gpu: "t4", capacity: "on-demand" }),
    message: text`
      lab: target.nodePools.main.capacity: is not one of the known values
        found:   "on-demand"
        allowed: onDemand, spot
        do:      did you mean onDemand?`,
  },
];
