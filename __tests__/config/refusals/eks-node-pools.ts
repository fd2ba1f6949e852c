import { eksTarget } from "../../support/eks-target";
import { onDemand, pools } from "./eks-pools";
import { type Refusal, text } from "./refusal";

export const eksNodePoolRefusals: readonly Refusal[] = [
  {
    title: "EKS without a system pool",
    given: { target: { ...eksTarget, nodePools: { gpu: onDemand } } },
    message: text`
      lab: target.nodePools: has no pool for the environment's own services
        do:      add a pool with purpose "system": cluster DNS and operators must not run on GPU nodes`,
  },
  {
    title: "a GPU pool of EKS without a GPU",
    given: pools({ gpu: { purpose: "gpu", nodes: { min: 0, max: 1 } } }),
    message: text`
      lab: target.nodePools.gpu.gpu: is required where purpose is gpu
        do:      name the pool's GPU type, as in config/hardware.ts`,
  },
  {
    title: "a GPU on a pool of EKS for builds",
    given: pools({ build: { purpose: "build", gpu: "t4", nodes: { min: 0, max: 1 } } }),
    message: text`
      lab: target.nodePools.build.gpu: is set on a pool for build pods
        found:   "t4"
        do:      set purpose to "gpu", or remove gpu: build pods must not fill GPU nodes`,
  },
  {
    title: "a pool of EKS without a machine",
    given: pools({ build: { purpose: "build", nodes: { min: 0, max: 1 } } }),
    message: text`
      lab: target.nodePools.build.machines: is required where purpose is build
        do:      name machines such as m7i.4xlarge (config/machines.ts)`,
  },
  {
    title: "builds on machines with GPUs",
    given: pools({ build: { purpose: "build", machines: ["m7i.48xlarge", "g5.12xlarge"], nodes: { min: 0, max: 1 } } }),
    message: text`
      lab: target.nodePools.build.machines[1]: has GPUs, which build pods never use
        found:   "g5.12xlarge"
        do:      name machines without GPUs`,
  },
  {
    title: "a type that Amazon sells no machine of",
    given: pools({ gpu: { ...onDemand, gpu: "cpu-large" } }),
    message: text`
      lab: target.nodePools.gpu.gpu: is a type that Amazon sells no machine of
        found:   "cpu-large"
        do:      name a type that has a machine of Amazon's in config/hardware.ts`,
  },
  {
    title: "a machine of Amazon's of another type",
    given: pools({ gpu: { ...onDemand, machines: ["p4d.24xlarge"] } }),
    message: text`
      lab: target.nodePools.gpu.machines[0]: is no machine of h100
        found:   "p4d.24xlarge"
        allowed: p5.48xlarge
        do:      name one of these, or add the machine to the type in config/hardware.ts`,
  },
  {
    title: "a machine of another cloud",
    given: pools({ gpu: { ...onDemand, machines: ["a3-highgpu-8g"] } }),
    message: text`
      lab: target.nodePools.gpu.machines[0]: is not one of the known values
        found:   "a3-highgpu-8g"
        allowed: g4dn.12xlarge, g4dn.2xlarge, g6.12xlarge, g5.12xlarge, g7e.24xlarge, p4d.24xlarge, p5.48xlarge, p5e.48xlarge, p5en.48xlarge, p6-b200.48xlarge, p6-b300.48xlarge, g5g.2xlarge, c7i.8xlarge, c7i.4xlarge, c7g.8xlarge, c7g.4xlarge, c6id.2xlarge, c5.4xlarge, m7i.48xlarge, m7i.4xlarge, m7i.2xlarge, m7g.4xlarge
        do:      machines of Amazon's are in config/machines.ts; add the one that is missing there`,
  },
  {
    title: "a machine named twice",
    given: pools({ build: { purpose: "build", machines: ["c7i.8xlarge", "c7i.8xlarge"], nodes: { min: 0, max: 1 } } }),
    message: text`
      lab: target.nodePools.build.machines: names a machine twice
        found:   ["c7i.8xlarge","c7i.8xlarge"]
        do:      name each machine once`,
  },
  {
    title: "two architectures in one pool",
    given: pools({ build: { purpose: "build", machines: ["c7i.8xlarge", "c7g.8xlarge"], nodes: { min: 0, max: 1 } } }),
    message: text`
      lab: target.nodePools.build.machines: mixes x86_64 and arm64, which no one image boots on
        found:   ["c7i.8xlarge","c7g.8xlarge"]
        do:      make two pools, one for each architecture`,
  },
  {
    title: "machines with and without local disks in one pool",
    given: pools({ build: { purpose: "build", machines: ["c6id.2xlarge", "m7i.2xlarge"], nodes: { min: 0, max: 1 } } }),
    message: text`
      lab: target.nodePools.build.machines: mixes machines with and without local disks, so what a node stores images on is left to chance
        found:   ["c6id.2xlarge","m7i.2xlarge"]
        do:      make two pools`,
  },
  {
    title: "machines with 32 and 16 network cards in one pool",
    given: pools({ gpu: { ...onDemand, gpu: "h200", machines: ["p5e.48xlarge", "p5en.48xlarge"] } }),
    message: text`
      lab: target.nodePools.gpu.machines: mixes machines with 32 and 16 EFA cards, and one launch template lists them for all
        found:   ["p5e.48xlarge","p5en.48xlarge"]
        do:      make two pools, one for each machine, or set fabric to "none"`,
  },
  {
    title: "fewer nodes at most than at least",
    given: pools({ gpu: { ...onDemand, nodes: { min: 3, max: 2 } } }),
    message: text`
      lab: target.nodePools.gpu.nodes.min: is more than the most nodes, 2
        found:   3
        do:      lower min, or raise max`,
  },
  {
    title: "a system pool that may be empty",
    given: pools({ system: { ...eksTarget.nodePools.system, nodes: { min: 0, max: 2 } } }),
    message: text`
      lab: target.nodePools.system.nodes.min: would leave the environment's own services without a node
        found:   0
        allowed: 1 or more where purpose is system; 2 outlive one node
        do:      raise min: nothing scales a system pool up from nothing`,
  },
  {
    title: "a label that Kubernetes lets no node give itself",
    given: pools({ gpu: { ...onDemand, labels: { "node-role.kubernetes.io/gpu": "true" } } }),
    message: text`
      lab: target.nodePools.gpu.labels.node-role.kubernetes.io/gpu: is a label that Kubernetes lets no node give itself, so its nodes would never join
        found:   "true"
        allowed: a prefix of your own, kubelet.kubernetes.io or node.kubernetes.io
        do:      choose another prefix`,
  },
  {
    title: "the label of a pool's name",
    given: pools({ gpu: { ...onDemand, labels: { "gantry.dev/pool": "other" } } }),
    message: text`
      lab: target.nodePools.gpu.labels.gantry.dev/pool: is a label that Gantry sets itself
        found:   "other"
        do:      remove it: gantry.dev/pool is the pool's name`,
  },
  {
    title: "the label of what nodes do",
    given: pools({ gpu: { ...onDemand, labels: { NodeType: "build" } } }),
    message: text`
      lab: target.nodePools.gpu.labels.NodeType: is a label that Gantry sets itself
        found:   "build"
        do:      remove it, and set purpose`,
  },
  {
    title: "the label of a GPU's slices",
    given: pools({ gpu: { ...onDemand, labels: { "nvidia.com/mig.config": "all-balanced" } } }),
    message: text`
      lab: target.nodePools.gpu.labels.nvidia.com/mig.config: is a label that Gantry sets itself
        found:   "all-balanced"
        do:      remove it, and set mig`,
  },
  {
    title: "one taint twice",
    given: pools({
      gpu: {
        ...onDemand,
        taints: [
          { key: "a", effect: "NoSchedule" },
          { key: "a", value: "b", effect: "NoSchedule" },
        ],
      },
    }),
    message: text`
      lab: target.nodePools.gpu.taints[1]: has the key and effect of taints[0], and a node takes them once
        found:   "a:NoSchedule"
        do:      remove one of them`,
  },
  {
    title: "more throughput than the disk's operations give",
    given: pools({ gpu: { ...onDemand, disk: { throughput: 1000 } } }),
    message: text`
      lab: target.nodePools.gpu.disk.throughput: is more than gp3 gives at 3000 operations a second
        found:   1000
        allowed: at most 750 MiB a second
        do:      lower it, or raise disk.iops to 4000`,
  },
  {
    title: "more operations than the disk's size gives",
    given: pools({ gpu: { ...onDemand, disk: { sizeGib: 20, iops: 16000 } } }),
    message: text`
      lab: target.nodePools.gpu.disk.iops: is more than gp3 gives at 20 GiB
        found:   16000
        allowed: at most 10000 operations a second
        do:      lower it, or raise disk.sizeGib to 32`,
  },
  {
    title: "repair by EKS of a group that is not EKS's",
    given: pools({ gpu: { ...onDemand, group: "selfManaged", repair: "automatic" } }),
    message: text`
      lab: target.nodePools.gpu.repair: is what EKS does for its managed groups only
        found:   "automatic"
        do:      remove it, or set group to "managed"`,
  },
  {
    title: "a prefix of groups that nobody makes",
    given: { target: { ...eksTarget, nodeGroupPrefix: "pytorch-gpu-dev" } },
    message: text`
      lab: target.nodeGroupPrefix: names self-managed groups, and no pool is one
        found:   "pytorch-gpu-dev"
        do:      remove it, or set group to "selfManaged" in a pool`,
  },
];
