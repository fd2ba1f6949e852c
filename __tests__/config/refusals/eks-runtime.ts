import { eksTarget } from "../../support/eks-target";
import { type Refusal, text } from "./refusal";

const reason = "a reason that a reviewer can follow later";
const nfs = { clients: { kind: "nfs", reason } };
const shared = { fileSystems: { cache: nfs, homes: {} } };

const pool = { purpose: "gpu", gpu: "cpu-x86", nodes: { min: 0, max: 1 } };

/** gpu-dev on EKS, whose processor knows a cloud. */
const onEks = (cloud: object, target: object = {}) => ({
  target: {
    ...eksTarget,
    nodePools: { ...eksTarget.nodePools, cpu: pool },
    ...target,
  },
  namespaces: { "gpu-controlplane": {}, "gpu-dev": { podSecurity: { level: "privileged", reason } } },
  "components.storageClasses": { namespace: "gpu-controlplane", classes: { gp3: { kind: "awsEbs" } } },
  "components.postgres": { namespace: "gpu-controlplane" },
  "components.migrations": { namespace: "gpu-controlplane" },
  "components.devPods": {
    namespace: "gpu-dev",
    image: "registry.example.com/gpu-dev-pod:1",
    inTreeEbs: { reason },
    nfsServers: ["*.efs.us-east-2.amazonaws.com"],
  },
  "components.reservationProcessor": {
    namespace: "gpu-controlplane",
    image: "registry.example.com/processor:1",
    cloud,
  },
});
const onTarget = (cloud: object, target: object) => ({ ...onEks(cloud), target });
const existing = {
  kind: "existing",
  kubeconfig: { context: "kind-lab" },
  kubernetesVersion: "1.35",
  storageClass: "gp3",
  nodePools: { cpu: { ...pool, labels: { GpuType: "cpu-x86" }, nodes: 1 } },
};

export const eksRuntimeRefusals: readonly Refusal[] = [
  {
    title: "a processor in another region than its cluster",
    given: onEks({ kind: "aws", region: "us-west-2" }),
    message: text`
      lab: components.reservationProcessor.cloud.region: is not the target's region, us-east-2
        found:   "us-west-2"
        allowed: us-east-2
        do:      leave it out: the target says it`,
  },
  {
    title: "users' disks in a zone without nodes",
    given: onEks({ kind: "aws", zone: "us-east-2f" }),
    message: text`
      lab: components.reservationProcessor.cloud.zone: is no zone of the target's nodes: no disk in it could be attached
        found:   "us-east-2f"
        allowed: us-east-2a, us-east-2b, us-east-2c
        do:      leave it out for the first of these`,
  },
  {
    title: "a processor of another cloud than its cluster",
    given: onEks({ kind: "gcp", project: "gpu-dev-project", zone: "us-central1-a" }),
    message: text`
      lab: components.reservationProcessor.cloud: is another cloud than the target's
        found:   {"kind":"gcp","project":"gpu-dev-project","zone":"us-central1-a"}
        allowed: aws, or none: then no cloud is called
        do:      write { kind: "aws" }: the target knows its region and zones`,
  },
  {
    title: "users' file systems without doors into the network",
    given: onEks({ kind: "aws", sharedFiles: {} }),
    message: text`
      lab: components.reservationProcessor.cloud.sharedFiles: takes the target's doors for file systems, and target.sharedFiles makes none
        found:   {}
        allowed: with target.sharedFiles, or with securityGroup and subnets
        do:      set target.sharedFiles, such as { fileSystems: { shared: {} } }`,
  },
  {
    title: "a security group without subnets",
    given: onEks({ kind: "aws", sharedFiles: { securityGroup: "sg-0123" } }, { sharedFiles: shared }),
    message: text`
      lab: components.reservationProcessor.cloud.sharedFiles.subnets: is required
        allowed: a list, not empty
        do:      say both, or on eks neither: then the target's own are taken`,
  },
  {
    title: "a compiler cache on no file system of the target",
    given: onEks({ kind: "aws", sharedFiles: { compilerCache: "ccache" } }, { sharedFiles: shared }),
    message: text`
      lab: components.reservationProcessor.cloud.sharedFiles.compilerCache: is no file system of the target
        found:   "ccache"
        allowed: cache, homes
        do:      add ccache to target.sharedFiles.fileSystems`,
  },
  {
    title: "a compiler cache on a file system of volumes",
    given: onEks({ kind: "aws", sharedFiles: { compilerCache: "homes" } }, { sharedFiles: shared }),
    message: text`
      lab: components.reservationProcessor.cloud.sharedFiles.compilerCache: is mounted by dev pods over plain NFS, and that file system takes clients over TLS only
        found:   "homes"
        allowed: a file system with clients { kind: "nfs", reason: "..." }
        do:      set target.sharedFiles.fileSystems.homes.clients, and keep nothing else there: every dev pod sees all of it`,
  },
  {
    title: "Amazon that neither the processor nor the target places",
    given: onTarget({ kind: "aws", sharedFiles: { compilerCache: "ccache" } }, existing),
    message: text`
      6 problems in 1 environment; nothing was written.

      lab: components.reservationProcessor.cloud: needs cloud permissions bound to a service account, without keys, and the target does not offer it
        allowed: what target existing offers: blockStorage
        do:      choose a kind of target that offers cloudIdentity, which existing cannot, or change cloud

      lab: components.reservationProcessor.cloud.region: is required: a target of this kind does not say it
        allowed: an AWS region, such as us-east-2
        do:      add it

      lab: components.reservationProcessor.cloud.zone: is required: a target of this kind does not say it
        allowed: an availability zone, such as us-east-2a
        do:      add it

      lab: components.reservationProcessor.cloud.sharedFiles.securityGroup: is required: a target of this kind does not say it
        allowed: the id of a security group
        do:      add it

      lab: components.reservationProcessor.cloud.sharedFiles.subnets: is required: a target of this kind does not say it
        allowed: ids of subnets
        do:      add it

      lab: components.reservationProcessor.cloud.sharedFiles.compilerCache: is a name, and a target of this kind knows no file systems by name
        found:   "ccache"
        allowed: the id of a file system, such as fs-0123456789abcdef0
        do:      write its id`,
  },
  {
    title: "users' disks of the target's class, which nobody makes",
    given: {
      ...onEks({ kind: "aws" }),
      "components.storageClasses": { namespace: "gpu-controlplane", classes: { gp3: { kind: "awsEbs" } } },
      "components.devPods": {
        namespace: "gpu-dev",
        image: "registry.example.com/gpu-dev-pod:1",
        inTreeEbs: { reason },
        disks: { storageClass: "io2" },
      },
      "target.storageClass": "io2",
    },
    message: text`
      2 problems in 1 environment; nothing was written.

      lab: components.devPods.disks.storageClass: is no storage class of this environment
        found:   "io2"
        allowed: gp3
        do:      name one of these, or add the class to components.storageClasses.classes

      lab: target.storageClass: is a StorageClass that nobody makes, and volumes of it are wanted by postgres
        found:   "io2"
        allowed: gp3
        do:      add io2: { kind: "awsEbs" } to components.storageClasses.classes`,
  },
  {
    title: "nodes' trust where Bottlerocket lets no pod write it",
    given: {
      target: {
        ...eksTarget,
        certificateIssuer: { kind: "ClusterIssuer", name: "internal-ca" },
        nodePools: {
          system: { ...eksTarget.nodePools.system, image: "bottlerocket" },
          builds: { purpose: "build", machines: ["c7i.8xlarge"], nodes: { min: 0, max: 1 } },
        },
      },
      "namespaces.apps": { podSecurity: { level: "privileged", reason } },
      "components.imageRegistry": { reach: { kind: "loadBalancer", host: "registry.internal.example.com" } },
      "components.imageCaches": {
        caches: { ghcr: {} },
        reach: { kind: "loadBalancer", domain: "internal.example.com" },
      },
      "components.loadBalancerController": {},
      "components.storageClasses": { classes: { gp3: { kind: "awsEbs" } } },
      "components.registryTrust": {},
    },
    message: text`
      lab: components.registryTrust: writes into /etc/containerd/certs.d of every node, which Bottlerocket closes to pods (target.nodePools: system)
        allowed: pools of image al2023 only
        do:      set image to "al2023", or remove registryTrust and let these nodes pull from registries with public certificates`,
  },
];
