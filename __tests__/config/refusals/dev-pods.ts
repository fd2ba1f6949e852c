import { type Refusal, text } from "./refusal";

const taints = [{ key: "nvidia.com/gpu", effect: "NoSchedule" }];
const t4 = { purpose: "gpu", gpu: "t4", labels: { GpuType: "t4" }, taints, nodes: 1 };
const quota = { requests: { cpu: "40", memory: "160Gi" }, limits: { cpu: "80", memory: "160Gi" }, pods: 10, gpus: 4 };
const podSecurity = { level: "privileged", reason: "dev pods add IPC_LOCK and SYS_ADMIN" };
const pool = (changes: object) => ({ "target.nodePools": { t4: { ...t4, ...changes } } });

/** Dev pods on nodes with GPUs, in a namespace that lets them be requested: valid without a change. */
export const devPodsGiven = (settings: object = {}, changes: object = {}) => ({
  "target.nodePools": { t4 },
  "namespaces.apps": { podSecurity, quota },
  "components.devPods": { image: "registry.example.com/gpu-dev-pod:1", ...settings },
  ...changes,
});

const given = devPodsGiven;

export const devPodsRefusals: readonly Refusal[] = [
  {
    title: "dev pods in a namespace that is restricted",
    given: given({}, { "namespaces.apps": { quota } }),
    message: text`
      lab: components.devPods: needs Pod Security privileged in namespace apps, which enforces restricted: its pods add the capabilities IPC_LOCK and SYS_ADMIN; an admission policy says exactly what is let in
        allowed: a namespace with podSecurity.level privileged
        do:      set namespaces.apps.podSecurity to { level: "privileged", reason: "..." }, or put devPods into a namespace of its own that has it`,
  },
  {
    title: "a reservation that is longer by default than at most",
    given: given({ maxHours: 2 }),
    message: text`
      lab: components.devPods.defaultHours: is more than the longest reservation, 2 hours
        found:   4
        allowed: 1 to 2
        do:      lower defaultHours or raise maxHours`,
  },
  {
    title: "dev pods where no pool has a type",
    given: given({}, { "target.nodePools": {} }),
    message: text`
      lab: components.devPods: has nothing to reserve: no pool of target.nodePools has a type
        allowed: a pool with purpose gpu, for CPU types too
        do:      add one to target.nodePools, such as cpu: { purpose: "gpu", gpu: "<type>", labels: { GpuType: "<type>" }, nodes: 1 }`,
  },
  {
    title: "a GPU pool without the label GpuType",
    given: given({}, pool({ labels: { NodeType: "gpu" } })),
    message: text`
      lab: components.devPods: finds no node of pool t4: dev pods select nodes by the label GpuType, which is missing there
        allowed: GpuType: t4
        do:      set target.nodePools.t4.labels.GpuType to "t4", and label the nodes so`,
  },
  {
    title: "a pool of an alias that users do not see",
    given: given({}, { "target.nodePools": { t4: { ...t4, gpu: "t4-az2", labels: { GpuType: "t4-az2" } } } }),
    message: text`
      lab: components.devPods: finds no node of pool t4: dev pods select nodes by the label GpuType, which is t4-az2 there
        allowed: GpuType: t4
        do:      set target.nodePools.t4.labels.GpuType to "t4", and label the nodes so`,
  },
  {
    title: "a GPU pool that every pod may fill",
    given: given({}, pool({ taints: [] })),
    message: text`
      lab: components.devPods: shares pool t4 with every other pod: its nodes have no taint that keeps those off the GPUs
        allowed: the taint nvidia.com/gpu:NoSchedule
        do:      add { key: "nvidia.com/gpu", effect: "NoSchedule" } to target.nodePools.t4.taints, and taint the nodes so`,
  },
  {
    title: "a GPU pool with a taint that dev pods do not tolerate",
    given: given({}, pool({ taints: [...taints, { key: "team", value: "vision", effect: "NoSchedule" }] })),
    message: text`
      lab: components.devPods: cannot run on pool t4: dev pods do not tolerate its taint team:NoSchedule
        allowed: the taint nvidia.com/gpu:NoSchedule
        do:      remove the taint from target.nodePools.t4 and from the nodes`,
  },
  {
    title: "a pool of CPUs with the taint of GPUs",
    given: given(
      {},
      {
        "target.nodePools": {
          t4,
          cpu: { purpose: "gpu", gpu: "cpu-x86", labels: { GpuType: "cpu-x86" }, taints, nodes: 1 },
        },
      },
    ),
    message: text`
      lab: components.devPods: cannot run on pool cpu: dev pods do not tolerate its taint nvidia.com/gpu:NoSchedule
        allowed: no taints on pools of CPU types
        do:      remove the taint from target.nodePools.cpu and from the nodes`,
  },
  {
    title: "dev pods in a namespace that lets no GPU be requested",
    given: given({}, { "namespaces.apps": { podSecurity } }),
    message: text`
      lab: components.devPods: offers t4, and namespace apps lets no GPU be requested
        allowed: namespaces.apps.quota.gpus of at least 1
        do:      set namespaces.apps.quota with gpus: the number that all users together may hold`,
  },
  {
    title: "a quota below one GPU",
    given: given({}, { "namespaces.apps": { podSecurity, quota: { ...quota, gpus: 0 } } }),
    message: text`
      lab: namespaces.apps.quota.gpus: is too small
        found:   0
        allowed: a whole number, at least 1
        do:      leave gpus out where none may be requested`,
  },
  {
    title: "a quota below the smallest pod",
    given: given(
      {},
      { "namespaces.apps": { podSecurity, quota: { ...quota, requests: { cpu: "4", memory: "16Gi" } } } },
    ),
    message: text`
      lab: components.devPods: fits no pod of t4 into namespace apps: the smallest reserves 10 CPUs and 43Gi
        allowed: namespaces.apps.quota.requests of at least { cpu: "10", memory: "43Gi" }
        do:      raise namespaces.apps.quota.requests, or remove the pool`,
  },
  {
    title: "slices of a pool that is not partitioned, and of which none may be requested",
    given: given({ slices: ["h100-mig-1g"] }),
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.devPods.slices: has h100-mig-1g, and no pool of h100 is partitioned for it
        found:   ["h100-mig-1g"]
        allowed: slices of pools with the label nvidia.com/mig.config
        do:      label a pool of h100 nvidia.com/mig.config: all-balanced, or remove the slice

      lab: components.devPods.slices: has h100-mig-1g, and namespace apps lets none of them be requested
        found:   ["h100-mig-1g"]
        allowed: namespaces.apps.quota.slices.h100-mig-1g of at least 1
        do:      set namespaces.apps.quota.slices to { "h100-mig-1g": ... }: the number that all users together may hold`,
  },
  {
    title: "slices of which the namespace lets none be requested",
    given: given(
      { slices: ["h100-mig-1g"] },
      {
        "target.nodePools": {
          t4,
          h100: { ...t4, gpu: "h100", labels: { GpuType: "h100", "nvidia.com/mig.config": "all-balanced" } },
        },
      },
    ),
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.devPods.slices: has h100-mig-1g, and namespace apps lets none of them be requested
        found:   ["h100-mig-1g"]
        allowed: namespaces.apps.quota.slices.h100-mig-1g of at least 1
        do:      set namespaces.apps.quota.slices to { "h100-mig-1g": ... }: the number that all users together may hold

      lab: components.devPods: fits no pod of h100 into namespace apps: the smallest reserves 21 CPUs and 230Gi
        allowed: namespaces.apps.quota.requests of at least { cpu: "21", memory: "230Gi" }
        do:      raise namespaces.apps.quota.requests, or remove the pool`,
  },
  {
    title: "a quota of whole GPUs among the slices",
    given: given({}, { "namespaces.apps": { podSecurity, quota: { ...quota, slices: { h100: 8 } } } }),
    message: text`
      lab: namespaces.apps.quota.slices.h100: is not a known setting
        found:   8
        allowed: b200-mig-1g, b200-mig-2g, b200-mig-3g, h100-mig-1g, h100-mig-2g, h100-mig-3g
        do:      remove it; docs/reference/environment.md lists every setting`,
  },
  {
    title: "dev pods that the whole internet reaches",
    given: given({ reachableFrom: ["0.0.0.0/0"] }),
    message: text`
      lab: components.devPods.reachableFrom[0]: is the whole internet
        found:   "0.0.0.0/0"
        allowed: networks smaller than all addresses
        do:      name the networks that are meant: SSH and Jupyter of dev pods listen on node ports, and the internet has its own setting`,
  },
  {
    title: "Docker in dev pods without a reason",
    given: given({ dockerInDocker: {} }),
    message: text`
      lab: components.devPods.dockerInDocker.reason: is required
        allowed: a reason of at least 20 characters
        do:      say what needs the exception and why nothing narrower will do`,
  },
  {
    title: "dev pods beside the database",
    given: given({}, { "target.storageClass": "standard", "components.postgres": {} }),
    message: text`
      lab: components.devPods.namespace: is apps, where postgres lives too: every pod but a dev pod is refused there
        allowed: a namespace that only dev pods live in
        do:      put postgres into another namespace`,
  },
  {
    title: "ready pods of a type that nobody can reserve",
    given: given({ warmPool: { h100: 1 } }),
    message: text`
      lab: components.devPods.warmPool.h100: is kept ready, and nobody can reserve it: no pool has the type
        found:   1
        allowed: t4
        do:      remove it, or add a pool of the type to target.nodePools (a slice to slices)`,
  },
  {
    title: "ready pods on spot nodes",
    given: given({ warmPool: { t4: 1 } }, pool({ capacity: "spot" })),
    message: text`
      lab: components.devPods.warmPool.t4: is kept ready on spot nodes, where a ready pod takes the node that a reservation had launched
        found:   1
        allowed: types with nodes that stay
        do:      remove it`,
  },
  {
    title: "a node port outside Kubernetes' range",
    given: given({ reservedNodePorts: [8080] }),
    message: text`
      lab: components.devPods.reservedNodePorts[0]: is too small
        found:   8080
        allowed: a whole number from 30000 to 32767
        do:      write what is allowed`,
  },
];
