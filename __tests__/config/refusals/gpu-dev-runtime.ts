import { type Refusal, text } from "./refusal";

const reason = "a reason that a reviewer can follow later";
const processor = { namespace: "gpu-controlplane", image: "registry.example.com/processor:1" };
const whole = {
  "target.storageClass": "standard",
  "target.nodePools": { cpu: { purpose: "gpu", gpu: "cpu-small", labels: { GpuType: "cpu-small" }, nodes: 1 } },
  namespaces: { "gpu-controlplane": {}, "gpu-dev": { podSecurity: { level: "privileged", reason } } },
  "components.postgres": { namespace: "gpu-controlplane" },
  "components.migrations": { namespace: "gpu-controlplane" },
  "components.devPods": { namespace: "gpu-dev", image: "registry.example.com/gpu-dev-pod:1" },
};
const withProcessor = (s: object, more: object = {}) => ({
  ...whole,
  "components.reservationProcessor": { ...processor, ...s },
  ...more,
});
const amazon = { kind: "aws", region: "us-east-2", zone: "us-east-2a" };

export const gpuDevRuntimeRefusals: readonly Refusal[] = [
  {
    title: "a processor without its database, its queues and its dev pods",
    given: { "components.reservationProcessor": { image: processor.image } },
    message: text`
      3 problems in 1 environment; nothing was written.

      lab: components.reservationProcessor: requires the component postgres, which is not here
        do:      add postgres to components, or remove reservationProcessor

      lab: components.reservationProcessor: requires the component migrations, which is not here
        do:      add migrations to components, or remove reservationProcessor

      lab: components.reservationProcessor: requires the component devPods, which is not here
        do:      add devPods to components, or remove reservationProcessor`,
  },
  {
    title: "replicas without a queue",
    given: withProcessor({ replicas: 3 }),
    message: text`
      lab: components.reservationProcessor.replicas: is not a known setting
        found:   3
        allowed: batchSize, cloud, consumers, customImages, image, minCliVersion, namespace, pollIntervalSeconds, processorVersion, resources, rolloutMinutes, visibilityTimeoutSeconds, workers
        do:      remove it; the component's README lists every setting`,
  },
  {
    title: "a queue that nobody knows",
    given: withProcessor({ consumers: { disk: { replicas: 2 } } }),
    message: text`
      lab: components.reservationProcessor.consumers.disk: is not a known setting
        found:   {"replicas":2}
        allowed: disks, reservations
        do:      did you mean disks?`,
  },
  {
    title: "a queue without a poller",
    given: withProcessor({ consumers: { disks: { replicas: 0 } } }),
    message: text`
      lab: components.reservationProcessor.consumers.disks.replicas: is too small
        found:   0
        allowed: a whole number from 1 to 10
        do:      a queue without a poller would keep its messages for ever; 2 survive the loss of a node`,
  },
  {
    title: "a message that shows again while its worker runs",
    given: withProcessor({ visibilityTimeoutSeconds: 900 }),
    message: text`
      lab: components.reservationProcessor.visibilityTimeoutSeconds: shows a message again while its worker may still run, or its Job is still there: workers.deadlineSeconds is 900
        found:   900
        allowed: 960 or more
        do:      raise it, or lower workers.deadlineSeconds`,
  },
  {
    title: "more workers than database connections",
    given: withProcessor({ consumers: { reservations: { replicas: 3 } } }),
    message: text`
      lab: components.reservationProcessor.consumers: lets workers, pollers and what else is here open 492 database connections, and the database takes 287 of them
        found:   {"reservations":{"replicas":3,"maxConcurrentJobs":50},"disks":{"replicas":1,"maxConcurrentJobs":10}}
        allowed: replicas and maxConcurrentJobs that fit into components.postgres.engine.maxConnections (300, less 13 of its own)
        do:      lower maxConcurrentJobs or replicas (3 connections a Job), or raise maxConnections to 505`,
  },
  {
    title: "dev pods in another namespace than the processor's code names",
    given: withProcessor(
      {},
      {
        namespaces: { "gpu-controlplane": {}, pods: { podSecurity: { level: "privileged", reason } } },
        "components.devPods": { namespace: "pods", image: "registry.example.com/gpu-dev-pod:1" },
      },
    ),
    message: text`
      lab: components.reservationProcessor: makes and ends dev pods in namespace gpu-dev, a name that its code holds, and components.devPods lives in pods
        allowed: components.devPods in namespace gpu-dev
        do:      name a namespace gpu-dev in namespaces and set components.devPods.namespace to it`,
  },
  {
    title: "a processor apart from the database's Secret",
    given: withProcessor({ namespace: "gpu-dev" }),
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.devPods.namespace: is gpu-dev, where reservationProcessor lives too: every pod but a dev pod is refused there
        found:   "gpu-dev"
        allowed: a namespace that only dev pods live in
        do:      put reservationProcessor into another namespace

      lab: components.reservationProcessor.namespace: is gpu-dev, and postgres, whose Secret it reads, lives in gpu-controlplane
        found:   "gpu-dev"
        allowed: gpu-controlplane
        do:      put reservationProcessor into namespace gpu-controlplane: pods cannot read Secrets of another namespace`,
  },
  {
    title: "custom images that no pod may build",
    given: withProcessor({ customImages: "registry.example.com/custom" }),
    message: text`
      lab: components.reservationProcessor.customImages: lets workers make pods that build images, and components.devPods refuses them without builds
        found:   "registry.example.com/custom"
        allowed: only with components.devPods.builds
        do:      set builds with its reason, or leave customImages out`,
  },
  {
    title: "a repository of custom images with a tag",
    given: withProcessor({ customImages: "registry.example.com/custom:1" }),
    message: text`
      lab: components.reservationProcessor.customImages: has the wrong form
        found:   "registry.example.com/custom:1"
        allowed: registry/repository, without a tag
        do:      leave the tag out: it is the hash of what is built`,
  },
  {
    title: "Amazon where the target gives no cloud identity",
    given: withProcessor(
      { cloud: amazon },
      {
        "components.devPods": {
          namespace: "gpu-dev",
          image: "registry.example.com/gpu-dev-pod:1",
          inTreeEbs: { reason },
        },
      },
    ),
    message: text`
      lab: components.reservationProcessor.cloud: needs cloud permissions bound to a service account, without keys, and the target does not offer it
        allowed: what target existing offers: blockStorage
        do:      choose a kind of target that offers cloudIdentity, which existing cannot, or change cloud`,
  },
  {
    title: "a zone of another region",
    given: withProcessor({ cloud: { ...amazon, zone: "us-west-2a" } }),
    message: text`
      lab: components.reservationProcessor.cloud.zone: is no zone of the region
        found:   "us-west-2a"
        allowed: the region and one letter
        do:      a disk can only be attached in its own zone`,
  },
  {
    title: "a cloud that the programs do not know",
    given: withProcessor({ cloud: { kind: "azure" } }),
    message: text`
      lab: components.reservationProcessor.cloud.kind: is not one of the known kinds
        found:   "azure"
        allowed: aws, gcp, none
        do:      name the cloud that the cluster runs in, or none: then no cloud is called`,
  },
  {
    title: "Google without its project",
    given: withProcessor({ cloud: { kind: "gcp", zone: "us-central1-a" } }),
    message: text`
      lab: components.reservationProcessor.cloud.project: is required
        allowed: a project id: 6 to 30 lower-case letters, digits and hyphens
        do:      add it`,
  },
  {
    title: "a processor in an environment without cluster-wide rights",
    given: withProcessor(
      {},
      {
        scope: "namespace",
        namespaces: { only: {} },
        "components.postgres": {},
        "components.migrations": {},
        "components.devPods": undefined,
        "components.reservationProcessor": { image: processor.image },
      },
    ),
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.reservationProcessor: requires the component devPods, which is not here
        do:      add devPods to components, or remove reservationProcessor

      lab: components.reservationProcessor: makes cluster-wide objects (a ClusterRole: GPUs are counted over all nodes and pods, and node ports over all services), and this environment's scope is namespace
        allowed: components that stay inside one namespace
        do:      remove reservationProcessor, or have whoever runs the cluster install it and set scope to cluster`,
  },
  {
    title: "an API that reads listings which nobody writes",
    given: withProcessor(
      {},
      {
        "components.api": {
          namespace: "gpu-controlplane",
          image: "registry.example.com/api:1",
          login: { kind: "awsRole", region: "us-east-2" },
          diskContentsBucket: "disk-contents",
        },
      },
    ),
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.api.diskContentsBucket: needs cloud permissions bound to a service account, without keys, and the target does not offer it
        allowed: what target existing offers: blockStorage
        do:      choose a kind of target that offers cloudIdentity, which existing cannot, or change diskContentsBucket

      lab: components.reservationProcessor.cloud: writes listings of disks to no bucket, and components.api reads them from disk-contents
        found:   {"kind":"none"}
        allowed: disk-contents, which components.api.diskContentsBucket says
        do:      name one bucket in both, or in neither`,
  },
  {
    title: "a worker that outlives its hidden message",
    given: withProcessor({ workers: { deadlineSeconds: 1000 } }),
    message: text`
      lab: components.reservationProcessor.visibilityTimeoutSeconds: shows a message again while its worker may still run, or its Job is still there: workers.deadlineSeconds is 1000
        found:   1000
        allowed: 1060 or more
        do:      raise it, or lower workers.deadlineSeconds`,
  },
];
