import { eksTarget } from "../../support/eks-target";
import { type Refusal, text } from "./refusal";

const onEks = (karpenter: object | undefined, components: object, changes: object = {}) => ({
  target: { ...eksTarget, ...(karpenter ? { karpenter } : {}), ...changes },
  components,
});
const cpus = { pools: { cpus: { type: "cpu-x86" } } };
const both = (pools: object) => onEks({}, { karpenter: {}, karpenterNodePools: { pools } });

export const karpenterRefusals: readonly Refusal[] = [
  {
    title: "Karpenter without its part in AWS",
    given: onEks(undefined, { karpenter: {} }),
    message: text`
      lab: components.karpenter: needs a queue of interruptions and an identity of nodes for Karpenter, and the target does not offer it
        allowed: what target eks offers: blockStorage, cloudIdentity, internalLoadBalancers, internetLoadBalancers, registryHosts, volumeSnapshots
        do:      set target.karpenter, or remove karpenter`,
  },
  {
    title: "Karpenter on a cluster of another cloud",
    given: { "components.karpenter": {} },
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.karpenter: needs a queue of interruptions and an identity of nodes for Karpenter, and the target does not offer it
        allowed: what target existing offers: nothing beyond pods and services
        do:      choose a kind of target that offers nodeAutoscaler, which existing cannot, or remove karpenter

      lab: components.karpenter: needs cloud permissions bound to a service account, without keys, and the target does not offer it
        allowed: what target existing offers: nothing beyond pods and services
        do:      choose a kind of target that offers cloudIdentity, which existing cannot, or remove karpenter`,
  },
  {
    title: "pools without Karpenter",
    given: onEks({}, { karpenterNodePools: cpus }),
    message: text`
      lab: components.karpenterNodePools: requires the component karpenter, which is not here
        do:      add karpenter to components, or remove karpenterNodePools`,
  },
  {
    title: "more pods of Karpenter than there are nodes for them",
    given: onEks(
      {},
      { karpenter: { replicas: 3 } },
      { nodePools: { system: { ...eksTarget.nodePools.system, nodes: { min: 1, max: 2 } } } },
    ),
    message: text`
      lab: components.karpenter.replicas: are 3 pods that each want a node of their own, and the system pools have 2 at most
        found:   3
        allowed: at most 2
        do:      lower replicas, or raise nodes.max of a system pool`,
  },
  {
    title: "Karpenter in a zone that the network does not have",
    given: onEks({ zones: ["us-east-2a", "us-east-2d"] }, {}),
    message: text`
      lab: target.karpenter.zones[1]: is a zone that the network has no private subnet in
        found:   "us-east-2d"
        allowed: us-east-2a, us-east-2b, us-east-2c
        do:      name zones of target.network`,
  },
  {
    title: "Karpenter in one zone twice",
    given: onEks({ zones: ["us-east-2a", "us-east-2a"] }, {}),
    message: text`
      lab: target.karpenter.zones[1]: is named twice
        found:   "us-east-2a"
        do:      name each zone once`,
  },
  {
    title: "nodes with GPUs from Karpenter",
    given: both({ gpus: { type: "h100" } }),
    message: text`
      lab: components.karpenterNodePools.pools.gpus.type: is not one of the known values
        found:   "h100"
        allowed: cpu-x86, cpu-arm, cpu-spot
        do:      nodes with GPUs are pools of the target: their capacity is bought, not found`,
  },
  {
    title: "a pool of Karpenter with the name of a pool of the target",
    given: both({ system: { type: "cpu-x86" } }),
    message: text`
      lab: components.karpenterNodePools.pools.system: has the name of a pool of the target, whose nodes bear the same label
        found:   {"type":"cpu-x86","maxNodes":30,"emptyMinutes":5,"drainMinutes":30,"disk":{"sizeGib":500,"iops":3000,"throughput":125...
        allowed: any name but system
        do:      choose another name, or remove the target's pool where this one takes its place`,
  },
  {
    title: "labels of Karpenter's nodes that follow from something else",
    given: both({ cpus: { type: "cpu-x86", labels: { NodeType: "cpu", GpuType: "cpu-arm", "gantry.dev/pool": "x" } } }),
    message: text`
      3 problems in 1 environment; nothing was written.

      lab: components.karpenterNodePools.pools.cpus.labels.NodeType: is a label that Gantry sets itself
        found:   "cpu"
        do:      remove it: users reserve these nodes

      lab: components.karpenterNodePools.pools.cpus.labels.GpuType: is a label that Gantry sets itself
        found:   "cpu-arm"
        do:      remove it, and set type

      lab: components.karpenterNodePools.pools.cpus.labels.gantry.dev/pool: is a label that Gantry sets itself
        found:   "x"
        do:      remove it: gantry.dev/pool is the pool's name`,
  },
  {
    title: "a label of Karpenter's nodes that Kubernetes lets no node give itself",
    given: both({ cpus: { type: "cpu-x86", labels: { "node-role.kubernetes.io/dev": "true" } } }),
    message: text`
      lab: components.karpenterNodePools.pools.cpus.labels.node-role.kubernetes.io/dev: is a label that Kubernetes lets no node give itself, so its nodes would never join
        found:   "true"
        allowed: a prefix of your own, kubelet.kubernetes.io or node.kubernetes.io
        do:      choose another prefix`,
  },
  {
    title: "dev pods on nodes of Karpenter whose taint they do not bear",
    given: {
      ...onEks(
        {},
        {
          karpenter: { namespace: "nodes" },
          karpenterNodePools: {
            namespace: "nodes",
            pools: { cpus: { type: "cpu-x86", taints: [{ key: "dedicated", effect: "NoSchedule" }] } },
          },
          devPods: { namespace: "apps", image: "registry.example.com/gpu-dev-pod:1" },
        },
      ),
      "namespaces.apps": { podSecurity: { level: "privileged", reason: "dev pods add capabilities" } },
      "namespaces.nodes": {},
    },
    message: text`
      lab: components.devPods: cannot run on pool cpus: dev pods do not tolerate its taint dedicated:NoSchedule
        allowed: no taints on pools of CPU types
        do:      remove the taint from components.karpenterNodePools.pools.cpus and from the nodes`,
  },
  {
    title: "a machine of another type for Karpenter",
    given: both({ cpus: { type: "cpu-x86", machines: ["c7i.8xlarge", "c7g.8xlarge"] } }),
    message: text`
      lab: components.karpenterNodePools.pools.cpus.machines: name c7g.8xlarge, which is no machine of cpu-x86
        found:   ["c7i.8xlarge","c7g.8xlarge"]
        allowed: c7i.8xlarge, c7i.4xlarge
        do:      name these, or add the machine to the type in config/hardware.ts`,
  },
  {
    title: "an image of nodes that changes by itself",
    given: onEks({}, { karpenter: {}, karpenterNodePools: { ...cpus, imageVersion: "latest" } }),
    message: text`
      lab: components.karpenterNodePools.imageVersion: has the wrong form
        found:   "latest"
        allowed: a release by its day, such as v20260714
        do:      https://github.com/awslabs/amazon-eks-ami/releases lists them; latest is not one: two nodes would differ`,
  },
  {
    title: "Karpenter's pools without any",
    given: both({}),
    message: text`
      lab: components.karpenterNodePools.pools: names no pool
        found:   {}
        allowed: pools by name, such as { cpus: { type: "..." } }
        do:      name one, or remove the component`,
  },
  {
    title: "more nodes of Karpenter than the account's quota lets run",
    given: onEks({}, { karpenter: {}, karpenterNodePools: cpus }, { quotas: { "L-1216C47A": 1000 } }),
    message: text`
      lab: components.karpenterNodePools.pools: may ask for 960 vCPUs (cpus) beside the 64 of the target's pools, and target.quotas.L-1216C47A is 1000
        found:   {"cpus":{"type":"cpu-x86","maxNodes":30,"emptyMinutes":5,"drainMinutes":30,"disk":{"sizeGib":500,"iops":3000,"through...
        allowed: at most 936 vCPUs in all
        do:      lower maxNodes, or have "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances" raised`,
  },
];
