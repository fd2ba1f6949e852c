import { defineEnvironment } from "../define-environment";

const account = "444455556666";
const region = "us-east-2";
const [a, b, c] = [`${region}a`, `${region}b`, `${region}c`];
const vpcNetwork = "10.0.0.0/16";
const domain = "gpu-dev.example.com";
const internalDomain = "internal.gpu-dev.example.com";
const images = `${account}.dkr.ecr.${region}.amazonaws.com`;
const registryHost = `registry.${internalDomain}`;
const offices = ["203.0.113.0/24"];

const exactly = (nodes: number) => ({ min: nodes, max: nodes });
const upTo = (nodes: number) => ({ min: 0, max: nodes });

const privileged = (reason: string) => ({ podSecurity: { level: "privileged", reason } }) as const;

/** Root volumes of GPU nodes: dev images are tens of GB, and users' pods write beside them. */
const gpuDisk = { sizeGib: 1024, iops: 6000, throughput: 500 };

/** What every pool that users reserve has: gpu-dev counts machines by the names of their groups. */
const counted = { purpose: "gpu", group: "selfManaged", disk: gpuDisk } as const;

const h100 = { ...counted, gpu: "h100" } as const;
const h200 = { ...counted, gpu: "h200", machines: ["p5e.48xlarge"] as ["p5e.48xlarge"] } as const;
const b200 = { ...counted, gpu: "b200" } as const;

/** All machines of a reservation, for as long as it stands. */
const reservation = (id: string, zone: string, instances: number) =>
  ({ nodes: exactly(instances), capacity: { kind: "reservation", id, zone, instances } }) as const;

/** All machines of a capacity block, from its first day to the last of its latest extension; both begin at 11:30 UTC. */
const block = (id: string, zone: string, instances: number, first: string, last: string) => {
  const [start, end] = [`${first}T11:30:00Z`, `${last}T11:30:00Z`];
  return { nodes: exactly(instances), capacity: { kind: "capacityBlock", id, zone, instances, start, end } } as const;
};

/** gpu-dev in production on AWS: capacity blocks, reservations and on-demand GPUs, one edge, ECR. */
export default defineEnvironment({
  name: "gpu-dev-prod",
  owner: "gpu-platform",
  scope: "cluster",
  target: {
    kind: "eks",
    account,
    region,
    kubernetesVersion: "1.35",
    clusterName: "pytorch-gpu-dev-cluster",
    nodeGroupPrefix: "pytorch-gpu-dev",
    network: { kind: "new", cidr: vpcNetwork, zones: [a, b, c] },
    access: {
      ci: { principal: `arn:aws:iam::${account}:role/gantry-ci`, policy: "clusterAdmin" },
      "break-glass": { principal: `arn:aws:iam::${account}:role/platform-break-glass`, policy: "clusterAdmin" },
      // People who reserve: their group is bound to a Role by the component devPods.
      users: { principal: `arn:aws:iam::${account}:role/SSOCloudDevGpuReservation`, groups: ["gpu-dev-users"] },
    },
    nodePools: {
      system: { purpose: "system", machines: ["c5.4xlarge"], nodes: { min: 3, max: 6 } },
      build: {
        purpose: "build",
        machines: ["m7i.48xlarge"],
        nodes: exactly(1),
        zones: [a],
        disk: { sizeGib: 1024, iops: 8000, throughput: 500 },
      },
      "a100-cr1": { ...counted, gpu: "a100", nodes: upTo(1), zones: [a] },
      "h100-cr0": { ...h100, ...reservation("cr-0a1b2c3d4e5f60718", c, 4) },
      "h100-cr1": { ...h100, nodes: upTo(2), zones: [c] },
      "h100-cr2": { ...h100, ...reservation("cr-1b2c3d4e5f6071829", c, 3) },
      // Ended and not extended: no machines are asked for, and the pool keeps its place until it is.
      "h100-cr3": {
        ...h100,
        mig: "all-balanced",
        ...block("cr-2c3d4e5f607182930", c, 1, "2026-03-01", "2026-08-28"),
        nodes: exactly(0),
      },
      "h100-cr4": { ...h100, mig: "all-balanced", ...reservation("cr-3d4e5f60718293041", c, 1) },
      // Extended again and again; the end is that of the last extension.
      "h200-cr0": { ...h200, ...block("cr-4e5f6071829304152", c, 2, "2026-03-01", "2029-06-30") },
      "h200-cr1": { ...h200, ...reservation("cr-5f607182930415263", c, 3) },
      "h200-cr2": { ...h200, nodes: upTo(2), zones: [c] },
      "h200-cr3": {
        ...h200,
        machines: ["p5en.48xlarge"],
        dedicatedTo: "profiling",
        ...reservation("cr-60718293041526374", c, 1),
      },
      "b200-cr0": { ...b200, ...reservation("cr-a41526374859607b8", b, 1), nodes: exactly(0) },
      "b200-cr1": { ...b200, ...block("cr-71829304152637485", b, 3, "2026-05-01", "2029-06-30") },
      "b200-cr2": { ...b200, nodes: upTo(2), zones: [b] },
      "b200-cr3": { ...b200, dedicatedTo: "profiling", ...reservation("cr-82930415263748596", b, 1) },
      "b200-cr4": { ...b200, mig: "b200-6full-2mig-balanced", ...reservation("cr-93041526374859607", b, 1) },
      // Without machines today, and still reservable: raising the maximum is all it takes.
      t4: { ...counted, gpu: "t4", nodes: upTo(5), zones: [a], placement: "cluster" },
      l4: { ...counted, gpu: "l4", nodes: upTo(5), zones: [b] },
      a10g: { ...counted, gpu: "a10g", nodes: upTo(2), zones: [b] },
      rtxpro6000: { ...counted, gpu: "rtxpro6000", nodes: upTo(2), zones: [b] },
      "cpu-arm": { ...counted, gpu: "cpu-arm", machines: ["c7g.8xlarge"], nodes: exactly(10), zones: [a] },
      "cpu-x86": { ...counted, gpu: "cpu-x86", machines: ["c7i.8xlarge"], nodes: exactly(10), zones: [a] },
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
    buckets: { "disk-contents": { expireDays: 365 } },
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
      replication: { regions: ["us-east-1"] },
    },
    edge: {
      domain,
      delegations: {
        [`staging.${domain}`]: [
          "ns-101.awsdns-12.com",
          "ns-1501.awsdns-59.org",
          "ns-1801.awsdns-33.co.uk",
          "ns-701.awsdns-23.net",
        ],
      },
      internalDomain,
      web: { clients: { kind: "networks", cidrs: offices }, cdn: { hosts: ["api", "ssh"] } },
      // It answers once the image writes or reads the names where they are: docs/operations/edge.md.
      sshProxy: { image: `${images}/gpu-dev/ssh-proxy:0.4.0` },
    },
    certificateIssuer: { kind: "ClusterIssuer", name: "gpu-dev-ca" },
  },
  state: { kind: "s3", bucket: `gpu-dev-prod-state-${account}`, region, bootstrap: { stateIn: "bucket" } },
  namespaces: {
    "cert-manager": {},
    "gpu-controlplane": {},
    "gpu-dev": {
      ...privileged(
        "Dev pods add IPC_LOCK and SYS_ADMIN for NCCL and GPU profilers; an admission policy says exactly what is let in.",
      ),
      quota: {
        requests: { cpu: "6000", memory: "60Ti" },
        limits: { cpu: "9000", memory: "60Ti" },
        pods: 400,
        gpus: 240,
        slices: {
          "h100-mig-1g": 16,
          "h100-mig-2g": 8,
          "h100-mig-3g": 8,
          "b200-mig-1g": 4,
          "b200-mig-2g": 2,
          "b200-mig-3g": 2,
        },
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
      slices: ["h100-mig-1g", "h100-mig-2g", "h100-mig-3g", "b200-mig-1g", "b200-mig-2g", "b200-mig-3g"],
      reachableFrom: [vpcNetwork],
      rendezvous: { reason: "Training on several nodes: torchrun and NCCL connect on ports that they choose." },
      disks: { storageClass: "gpu-dev-disks" },
      readers: ["gpu-dev-users"],
      inTreeEbs: { reason: "The processor mounts users' disks as EBS volumes by their ids." },
      nfsServers: [`*.efs.${region}.amazonaws.com`],
      builds: { reason: "The processor builds users' Dockerfiles in privileged BuildKit Jobs on CPU nodes." },
    },
    imagePrepuller: { namespace: "gpu-dev-nodes" },
    postgres: { namespace: "gpu-controlplane", engine: { kind: "patroni", members: 3, storage: "100Gi" } },
    migrations: {
      namespace: "gpu-controlplane",
      gpuTypes: { a100: {}, h100: {}, h200: {}, b200: {}, t4: {}, l4: {}, a10g: {}, "cpu-arm": {}, "cpu-x86": {} },
    },
    api: {
      namespace: "gpu-controlplane",
      image: `${images}/gpu-dev/api:0.4.0`,
      login: { kind: "awsRole", region },
      diskContentsBucket: "disk-contents",
      public: {
        exposure: {
          kind: "open",
          reason:
            "CloudFront alone reaches the load balancer; its firewall lets in the networks of target.edge.web.clients.",
        },
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
