import { type Refusal, text } from "./refusal";

const h100 = {
  purpose: "gpu",
  gpu: "h100",
  labels: { GpuType: "h100" },
  taints: [{ key: "nvidia.com/gpu", effect: "NoSchedule" }],
  nodes: 2,
};
const h100OnAws = { ...h100, machine: "p5.48xlarge" };
const spot = { ...h100OnAws, capacity: "spot" };
const arm = { purpose: "gpu", gpu: "cpu-arm", labels: { GpuType: "cpu-arm" }, nodes: 1 };
const privileged = { level: "privileged", reason: "Agents of the nodes and dev pods reach into the nodes." };

/** An environment in which dev pods are right, so that all that is said is said of the prepuller. */
const prepuller = (nodePools: object, settings: object = {}) => ({
  namespaces: {
    apps: {},
    dev: {
      podSecurity: privileged,
      quota: {
        requests: { cpu: "400", memory: "4Ti" },
        limits: { cpu: "800", memory: "4Ti" },
        pods: 100,
        gpus: 16,
      },
    },
  },
  "target.nodePools": nodePools,
  "components.devPods": { namespace: "dev", image: "registry.example.com/gpu-dev-pod:1" },
  "components.imagePrepuller": { namespace: "apps", ...settings },
});
const labeler = (gpuTypes: object, nodePools: object = { h100 }) => ({
  "target.nodePools": nodePools,
  "components.profilingLabeler": { gpuTypes },
});
const handler = (nodePools: object, settings: object = {}) => ({
  namespaces: { nodes: { podSecurity: privileged } },
  "target.nodePools": nodePools,
  "components.nodeTerminationHandler": settings,
});

export const nodesRefusals: readonly Refusal[] = [
  {
    title: "a prepuller where no pool has x86_64 nodes",
    given: prepuller({ arm }),
    message: text`
      lab: components.imagePrepuller: has no nodes to pull onto: no pool of the target has x86_64 nodes that users reserve
        do:      add a pool with gpu to target.nodePools, name arm64 types in gpuTypes if the dev image is built for them, or remove imagePrepuller`,
  },
  {
    title: "a prepuller for a type that no pool has",
    given: prepuller({ h100 }, { gpuTypes: ["b200"] }),
    message: text`
      lab: components.imagePrepuller.gpuTypes: names b200, and no pool of the target has it
        found:   ["b200"]
        allowed: h100
        do:      name types of target.nodePools, or leave gpuTypes out for every x86_64 type`,
  },
  {
    title: "a prepuller of an image that is not pinned",
    given: prepuller({ h100 }, { images: ["alpine:latest"] }),
    message: text`
      lab: components.imagePrepuller.images[0]: follows the moving tag latest
        found:   "alpine:latest"
        allowed: registry/repository:tag or registry/repository@sha256:digest
        do:      pin the image to a version tag, better to a digest`,
  },
  {
    title: "a prepuller of one image twice",
    given: prepuller({ h100 }, { images: ["docker:27.5.1-dind", "docker:27.5.1-dind"] }),
    message: text`
      lab: components.imagePrepuller.images: names an image twice
        found:   ["docker:27.5.1-dind","docker:27.5.1-dind"]
        allowed: up to 10 pinned images, each once
        do:      name what else users wait for, such as docker:27-dind`,
  },
  {
    title: "a prepuller without the dev pods whose image it pulls",
    given: { "target.nodePools": { h100 }, "components.imagePrepuller": {} },
    message: text`
      lab: components.imagePrepuller: requires the component devPods, which is not here
        do:      add devPods to components, or remove imagePrepuller`,
  },
  {
    title: "nodes for profiling of a type that no pool has",
    given: labeler({ b200: {} }),
    message: text`
      lab: components.profilingLabeler.gpuTypes.b200: keeps nodes of b200, and no pool of the target has it
        found:   {"nodes":1}
        allowed: h100
        do:      name GPU types of target.nodePools, or remove b200`,
  },
  {
    title: "nodes for profiling of a mistyped type",
    given: labeler({ h1000: {} }),
    message: text`
      lab: components.profilingLabeler.gpuTypes.h1000: is not a known setting
        found:   {}
        allowed: a100, a10g, b200, b300, cpu-arm, cpu-large, cpu-small, cpu-spot, cpu-x86, g5g, h100, h200, l4, rtxpro6000, t4, t4-az2, t4-small
        do:      did you mean h100?`,
  },
  {
    title: "nodes for profiling that have no GPU",
    given: labeler({ "cpu-arm": {} }, { h100, arm }),
    message: text`
      lab: components.profilingLabeler.gpuTypes.cpu-arm: keeps nodes of cpu-arm, which have no GPU to profile
        found:   {"nodes":1}
        allowed: h100
        do:      name GPU types of target.nodePools, or remove cpu-arm`,
  },
  {
    title: "more nodes for profiling than there are",
    given: labeler({ h100: { nodes: 3 } }),
    message: text`
      lab: components.profilingLabeler.gpuTypes.h100.nodes: is more than the 2 that target.nodePools has of h100
        found:   3
        allowed: 1 to 2
        do:      keep fewer, or correct nodes of the pool`,
  },
  {
    title: "a labeler that keeps no node",
    given: labeler({}),
    message: text`
      lab: components.profilingLabeler.gpuTypes: keeps no node for profiling
        found:   {}
        allowed: one GPU type of target.nodePools or more
        do:      h200: {} keeps one node of h200`,
  },
  {
    title: "a labeler whose nodes cannot be told from those of another pool",
    given: labeler(
      { h100: {} },
      { h100: { ...h100, labels: { NodeType: "gpu" } }, arm: { ...arm, labels: { NodeType: "gpu", arch: "arm" } } },
    ),
    message: text`
      lab: components.profilingLabeler: would land on the nodes of target.nodePools.arm too: they carry all labels of target.nodePools.h100
        do:      give target.nodePools.h100 a label that the nodes of arm do not carry`,
  },
  {
    title: "a labeler that never runs",
    given: { ...labeler({}), "components.profilingLabeler": { gpuTypes: { h100: {} }, schedule: "0 0 31 2 *" } },
    message: text`
      lab: components.profilingLabeler.schedule: never runs: no month has that day
        found:   "0 0 31 2 *"
        allowed: minute, hour, day of the month, month and day of the week, each *, a value, a range, a list or a step
        do:      write five fields, such as "*/5 * * * *" for every five minutes`,
  },
  {
    title: "a labeler of nodes in an environment of scope namespace",
    given: { ...labeler({ h100: {} }), scope: "namespace" },
    message: text`
      lab: components.profilingLabeler: makes cluster-wide objects (a ClusterRole that reads and labels nodes), and this environment's scope is namespace
        allowed: components that stay inside one namespace
        do:      remove profilingLabeler, or have whoever runs the cluster install it and set scope to cluster`,
  },
  {
    title: "the EFA plugin where no machine has EFA cards",
    given: {
      "target.nodePools": { h100 },
      "components.efaPlugin": {},
      namespaces: { nodes: { podSecurity: privileged } },
    },
    message: text`
      lab: components.efaPlugin: needs nodes with Elastic Fabric Adapter network cards, and the target does not offer it
        allowed: what target existing offers: gpus
        do:      add a pool to target.nodePools whose machine has EFA cards, or remove efaPlugin`,
  },
  {
    title: "the EFA plugin in a namespace that admits no privileged pods",
    given: { "target.nodePools": { h100: h100OnAws }, "components.efaPlugin": {} },
    message: text`
      lab: components.efaPlugin: needs Pod Security privileged in namespace apps, which enforces restricted: its pods share the node's network and reach its network cards
        allowed: a namespace with podSecurity.level privileged
        do:      set namespaces.apps.podSecurity to { level: "privileged", reason: "..." }, or put efaPlugin into a namespace of its own that has it`,
  },
  {
    title: "the termination handler where no pool is spot",
    given: handler({ h100: h100OnAws }),
    message: text`
      lab: components.nodeTerminationHandler: needs nodes that the cloud may take back (spot), and the target does not offer it
        allowed: what target existing offers: efa, gpus
        do:      add a pool with capacity "spot" to target.nodePools, or remove nodeTerminationHandler`,
  },
  {
    title: "the termination handler in a namespace that admits no pods on the node's network",
    given: { ...handler({ spot }), namespaces: { apps: {} } },
    message: text`
      lab: components.nodeTerminationHandler: needs Pod Security privileged in namespace apps, which enforces restricted: its pods share the node's network
        allowed: a namespace with podSecurity.level privileged
        do:      set namespaces.apps.podSecurity to { level: "privileged", reason: "..." }, or put nodeTerminationHandler into a namespace of its own that has it`,
  },
  {
    title: "the termination handler of AWS on spot nodes of Google",
    given: handler({ spot: { ...spot, machine: "a3-highgpu-8g" } }),
    message: text`
      lab: components.nodeTerminationHandler: reads the metadata service of AWS, and target.nodePools.spot has a3-highgpu-8g, a machine of another cloud
        allowed: spot pools of AWS machines
        do:      remove nodeTerminationHandler: GKE empties its spot nodes by itself`,
  },
  {
    title: "the termination handler on spot nodes without labels",
    given: handler({ spot: { ...spot, labels: {} } }),
    message: text`
      lab: components.nodeTerminationHandler: cannot find the nodes of target.nodePools.spot, which has no labels
        do:      set target.nodePools.spot.labels to what its nodes carry and no others do, such as { "NodeType": "spot" }`,
  },
  {
    title: "the termination handler with more time than AWS gives",
    given: handler({ spot }, { nodeSeconds: 300 }),
    message: text`
      lab: components.nodeTerminationHandler.nodeSeconds: is too large
        found:   300
        allowed: a whole number from 30 to 120
        do:      AWS takes a spot node back two minutes after its notice`,
  },
];
