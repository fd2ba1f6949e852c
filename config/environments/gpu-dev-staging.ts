import { defineEnvironment } from "../define-environment";

const account = "111122223333";
const region = "us-west-1";
// The region has two zones for an account.
const [a, c] = [`${region}a`, `${region}c`];
const vpcNetwork = "10.0.0.0/16";
const domain = "staging.gpu-dev.example.com";
const internalDomain = "internal.staging.gpu-dev.example.com";
const images = `${account}.dkr.ecr.${region}.amazonaws.com`;
const registryHost = `registry.${internalDomain}`;
const offices = ["203.0.113.0/24"];

const exactly = (nodes: number) => ({ min: nodes, max: nodes });
const upTo = (nodes: number) => ({ min: 0, max: nodes });

const privileged = (reason: string) => ({ podSecurity: { level: "privileged", reason } }) as const;

/** Root volumes of GPU nodes: dev images are tens of GB, and users' pods write beside them. */
const gpuDisk = { sizeGib: 500, iops: 3000, throughput: 250 };

/** What every pool that users reserve has: gpu-dev counts machines by the names of their groups. */
const counted = { purpose: "gpu", group: "selfManaged", disk: gpuDisk } as const;

/** gpu-dev on AWS before production: every GPU type that the region may have, on demand and down to none. */
export default defineEnvironment({
  name: "gpu-dev-staging",
  owner: "gpu-platform",
  scope: "cluster",
  target: {
    kind: "eks",
    account,
    region,
    kubernetesVersion: "1.35",
    clusterName: "pytorch-gpu-dev-cluster",
    nodeGroupPrefix: "pytorch-gpu-dev",
    network: { kind: "new", cidr: vpcNetwork, zones: [a, c], nat: "single" },
    access: {
      ci: { principal: `arn:aws:iam::${account}:role/gantry-ci`, policy: "clusterAdmin" },
      "break-glass": { principal: `arn:aws:iam::${account}:role/platform-break-glass`, policy: "clusterAdmin" },
      // People who reserve: their group is bound to a Role by the component devPods.
      users: { principal: `arn:aws:iam::${account}:role/SSOCloudDevGpuReservation`, groups: ["gpu-dev-users"] },
    },
    nodePools: {
      system: { purpose: "system", machines: ["c5.4xlarge"], nodes: { min: 3, max: 4 } },
      build: {
        purpose: "build",
        machines: ["m7i.48xlarge"],
        nodes: upTo(1),
        zones: [a],
        disk: { sizeGib: 1024, iops: 8000, throughput: 500 },
      },
      t4: { ...counted, gpu: "t4", nodes: { min: 1, max: 2 }, zones: [a], placement: "cluster" },
      "t4-az2": { ...counted, gpu: "t4-az2", nodes: upTo(2), zones: [c], placement: "cluster" },
      "t4-small": { ...counted, gpu: "t4-small", nodes: upTo(1), zones: [c] },
      a10g: { ...counted, gpu: "a10g", nodes: upTo(1), zones: [a] },
      a100: { ...counted, gpu: "a100", nodes: upTo(2), zones: [a] },
      h100: { ...counted, gpu: "h100", nodes: upTo(2), zones: [c], placement: "cluster" },
      h200: { ...counted, gpu: "h200", machines: ["p5en.48xlarge"], nodes: upTo(2), zones: [c] },
      "cpu-arm": { ...counted, gpu: "cpu-arm", machines: ["c7g.4xlarge"], nodes: exactly(1), zones: [a] },
      "cpu-x86": { ...counted, gpu: "cpu-x86", machines: ["c7i.4xlarge"], nodes: exactly(1), zones: [a] },
    },
    sharedFiles: {
      fileSystems: {
        shared: {},
        // Its own file system: every dev pod sees all of it.
        ccache: {
          clients: {
            kind: "nfs",
            reason: "Dev pods mount the compiler cache over plain NFS, as the processor writes it.",
          },
        },
      },
    },
    buckets: { "disk-contents": { expireDays: 90 } },
    registry: {
      repositories: {
        "gpu-dev/api": {},
        "gpu-dev/processor": {},
        "gpu-dev/availability-updater": {},
        "gpu-dev/reservation-expiry": {},
        "gpu-dev/dev-image": { keepImages: 5 },
        "gpu-dev/custom-images": {},
        "gpu-dev/ssh-proxy": {},
      },
    },
    edge: {
      domain,
      internalDomain,
      web: { clients: { kind: "networks", cidrs: offices } },
      // It answers once the image writes or reads the names where they are: docs/operations/edge.md.
      sshProxy: { image: `${images}/gpu-dev/ssh-proxy:0.4.0` },
    },
    certificateIssuer: { kind: "ClusterIssuer", name: "gpu-dev-ca" },
  },
  state: { kind: "s3", bucket: `gpu-dev-staging-state-${account}`, region, bootstrap: { stateIn: "bucket" } },
  namespaces: {
    "cert-manager": {},
    "gpu-controlplane": {},
    "gpu-dev": {
      ...privileged(
        "Dev pods add IPC_LOCK and SYS_ADMIN for NCCL and GPU profilers; an admission policy says exactly what is let in.",
      ),
      quota: {
        requests: { cpu: "1500", memory: "14Ti" },
        limits: { cpu: "2250", memory: "14Ti" },
        pods: 100,
        gpus: 60,
      },
    },
    "gpu-dev-nodes": privileged(
      "Agents write what containerd reads, and the EFA plugin registers with the kubelet, which only host paths reach.",
    ),
    "gpu-dev-builds": privileged(
      "Builds of pytorch keep their tree on the build node's disk, and rootless BuildKit makes user namespaces.",
    ),
    "gpu-dev-registries": {},
    "load-balancers": {},
  },
  components: {
    loadBalancerController: { namespace: "load-balancers" },
    certManager: { namespace: "cert-manager" },
    certificateAuthority: { namespace: "cert-manager", issuer: "gpu-dev-ca" },
    storageClasses: {
      namespace: "gpu-controlplane",
      classes: {
        gp3: { kind: "awsEbs" },
        "gpu-dev-disks": { kind: "awsEbs", iops: 16000, throughput: 1000, reclaim: "retain" },
        efs: { kind: "awsEfs", fileSystem: "shared" },
      },
    },
    efaPlugin: { namespace: "gpu-dev-nodes" },
    imageRegistry: {
      namespace: "gpu-dev-registries",
      pulls: "anonymous",
      reach: { kind: "loadBalancer", host: registryHost, cidrs: [vpcNetwork] },
    },
    imageCaches: {
      namespace: "gpu-dev-registries",
      caches: { ghcr: {}, dockerhub: {} },
      reach: { kind: "loadBalancer", domain: internalDomain, cidrs: [vpcNetwork] },
    },
    registryTrust: { namespace: "gpu-dev-nodes" },
    devPods: {
      namespace: "gpu-dev",
      image: `${images}/gpu-dev/dev-image:2.10.0-cuda13.0`,
      reachableFrom: [vpcNetwork],
      rendezvous: { reason: "Training on several nodes: torchrun and NCCL connect on ports that they choose." },
      disks: { storageClass: "gpu-dev-disks" },
      readers: ["gpu-dev-users"],
      inTreeEbs: { reason: "The processor mounts users' disks as EBS volumes by their ids." },
      nfsServers: [`*.efs.${region}.amazonaws.com`],
      builds: { reason: "The processor builds users' Dockerfiles in privileged BuildKit Jobs on CPU nodes." },
    },
    imagePrepuller: { namespace: "gpu-dev-nodes" },
    profilingLabeler: { namespace: "gpu-controlplane", gpuTypes: { t4: {} } },
    postgres: { namespace: "gpu-controlplane", engine: { kind: "patroni", members: 3, storage: "100Gi" } },
    migrations: {
      namespace: "gpu-controlplane",
      gpuTypes: {
        a100: {},
        h100: {},
        h200: {},
        t4: {},
        "t4-small": {},
        a10g: {},
        "cpu-arm": { machine: "c7g.4xlarge" },
        "cpu-x86": { machine: "c7i.4xlarge" },
      },
    },
    api: {
      namespace: "gpu-controlplane",
      image: `${images}/gpu-dev/api:0.4.0`,
      login: { kind: "awsRole", region },
      diskContentsBucket: "disk-contents",
      public: {
        exposure: { kind: "internet", cidrs: offices },
        host: `api.${domain}`,
      },
    },
    reservationProcessor: {
      namespace: "gpu-controlplane",
      image: `${images}/gpu-dev/processor:0.4.0`,
      cloud: { kind: "aws", diskContentsBucket: "disk-contents", sharedFiles: { compilerCache: "ccache" } },
      customImages: `${images}/gpu-dev/custom-images`,
      // Two pollers of 30 workers each fit the database's 300 connections.
      consumers: { reservations: { replicas: 2, maxConcurrentJobs: 30 } },
    },
    availabilityUpdater: { namespace: "gpu-controlplane", image: `${images}/gpu-dev/availability-updater:0.4.0` },
    reservationExpiry: { namespace: "gpu-controlplane", image: `${images}/gpu-dev/reservation-expiry:0.4.0` },
    buildkit: { namespace: "gpu-dev", repository: `${images}/gpu-dev/custom-images` },
    buildkitDaemon: { namespace: "gpu-dev-builds" },
    gitCache: {
      namespace: "gpu-dev-registries",
      clients: [{ namespace: "gpu-dev", podLabels: { app: "gpu-dev-pod" } }],
    },
    prebuiltTrees: { namespace: "gpu-dev-builds" },
  },
});
