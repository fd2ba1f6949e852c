import { type Refusal, text } from "./refusal";

const volumes = { "target.storageClass": "standard" };
const known = "egg, hen, index, operator, scheduler, store, trainer, tunnel, web";

export const componentRefusals: readonly Refusal[] = [
  {
    title: "no components",
    given: { components: undefined },
    message: text`
      lab: components: is required
        allowed: components by id, such as { postgres: {} }
        do:      write {} where there is none yet`,
  },
  {
    title: "components as a list",
    given: { components: ["web"] },
    message: text`
      lab: components: must be an object
        found:   ["web"]
        allowed: components by id, such as { postgres: {} }
        do:      write {} where there is none yet`,
  },
  {
    title: "an unknown component",
    given: { "components.kafka": {} },
    message: text`
      lab: components.kafka: is not a known component
        allowed: ${known}
        do:      remove it, or add it to constructs/components/registry.ts`,
  },
  {
    title: "a misspelt component",
    given: { "components.operater": {} },
    message: text`
      lab: components.operater: is not a known component
        allowed: ${known}
        do:      did you mean operator?`,
  },
  {
    title: "a component that is switched on by true",
    given: { "components.web": true },
    message: text`
      lab: components.web: must be an object with the component's settings
        found:   true
        allowed: an object with namespace, image, sidecar, replicas, resources, expose, gpu, limits, environment
        do:      write {} for the defaults; leave the component out to switch it off`,
  },
  {
    title: "a component that is switched off by false",
    given: { "components.web": false },
    message: text`
      lab: components.web: must be an object with the component's settings
        found:   false
        allowed: an object with namespace, image, sidecar, replicas, resources, expose, gpu, limits, environment
        do:      write {} for the defaults; leave the component out to switch it off`,
  },
  {
    title: "a component without one it requires",
    given: { "components.index": { image: "registry.example.com/index:1" } },
    message: text`
      lab: components.index: requires the component store, which is not here
        do:      add store to components, or remove index`,
  },
  {
    title: "components that exclude each other",
    given: { "components.operator": {}, "components.scheduler": {} },
    message: text`
      lab: components.operator: cannot be in one environment with scheduler
        do:      keep one of operator and scheduler`,
  },
  {
    title: "components that require each other",
    given: { "components.egg": {}, "components.hen": {} },
    message: text`
      lab: components: require each other in a circle
        found:   "hen -> egg -> hen"
        do:      break the circle: what both need belongs in a component of its own that both require`,
  },
  {
    title: "components in a circle, one of them with a mistake of its own",
    given: { "components.egg": { size: 1 }, "components.hen": {} },
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components: require each other in a circle
        found:   "hen -> egg -> hen"
        do:      break the circle: what both need belongs in a component of its own that both require

      lab: components.egg.size: is not a known setting
        found:   1
        allowed: namespace
        do:      remove it; the component's README lists every setting`,
  },
  {
    title: "a component that requires one of a higher layer",
    given: { ...volumes, "components.tunnel": {}, "components.store": {} },
    message: text`
      lab: components.tunnel: lies in layer network and requires store of the higher layer data
        do:      a component only requires what lies in its own layer or below; correct the layer of one of the two`,
  },
  {
    title: "a component with cluster-wide objects in namespace scope",
    given: { scope: "namespace", "components.operator": {} },
    message: text`
      lab: components.operator: makes cluster-wide objects (ClusterRole, CustomResourceDefinition), and this environment's scope is namespace
        allowed: components that stay inside one namespace
        do:      remove operator, or have whoever runs the cluster install it and set scope to cluster`,
  },
  {
    title: "a component whose volumes the target cannot make",
    given: { "components.store": {} },
    message: text`
      lab: components.store.volume: needs volumes made on demand for one pod at a time (a StorageClass), and the target does not offer it
        allowed: what target existing offers: nothing beyond pods and services
        do:      set target.storageClass, or change volume`,
  },
  {
    title: "a component for GPUs on a target that has none",
    given: { ...volumes, "components.trainer": {} },
    message: text`
      lab: components.trainer: needs nodes with GPUs, and the target does not offer it
        allowed: what target existing offers: blockStorage
        do:      add a pool with gpu to target.nodePools, or remove trainer`,
  },
  {
    title: "a component for GPUs on nodes of the catalogue that have none",
    given: {
      "target.nodePools": { main: { purpose: "gpu", gpu: "cpu-x86", nodes: 1 } },
      "components.trainer": {},
    },
    message: text`
      lab: components.trainer: needs nodes with GPUs, and the target does not offer it
        allowed: what target existing offers: nothing beyond pods and services
        do:      add a pool with gpu to target.nodePools, or remove trainer`,
  },
  {
    title: "a setting that wants shared files of a target that has none",
    given: {
      "target.nodePools": { main: { purpose: "gpu", gpu: "t4", nodes: 1 } },
      "components.trainer": { scratch: "/scratch" },
    },
    message: text`
      lab: components.trainer.scratch: needs a file system that many pods mount at once (ReadWriteMany), and the target does not offer it
        allowed: what target existing offers: gpus
        do:      set target.sharedFiles, or change scratch`,
  },
  {
    title: "a capability that is lacking while another field is wrong as well",
    given: { owner: "", "components.store": {} },
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: owner: has the wrong form
        found:   ""
        allowed: letters, digits, dots, hyphens and underscores, at most 63
        do:      name a team, not a person

      lab: components.store.volume: needs volumes made on demand for one pod at a time (a StorageClass), and the target does not offer it
        allowed: what target existing offers: nothing beyond pods and services
        do:      set target.storageClass, or change volume`,
  },
  {
    title: "a component that wants load balancers of a k3s without ServiceLB",
    given: {
      target: {
        kind: "k3s",
        kubeconfig: { context: "default" },
        kubernetesVersion: "1.35",
        serviceLoadBalancer: "none",
      },
      "components.web": { expose: { kind: "internet", cidrs: ["203.0.113.0/24"] } },
    },
    message: text`
      lab: components.web.expose: needs load balancers with a public address, and the target does not offer it
        allowed: what target k3s offers: blockStorage, registryHosts
        do:      set target.serviceLoadBalancer to servicelb, or change expose`,
  },
];
