import { defineEnvironment } from "../define-environment";

const gpuTaint = { key: "nvidia.com/gpu", effect: "NoSchedule" } as const;
const domain = "internal.gpu-dev.example.com";
const registryHost = `registry.${domain}`;
const registry = `${registryHost}:5000`;

/** gpu-dev on a k3s cluster of one's own machines: GPU nodes, a database of three members, registries inside. */
export default defineEnvironment({
  name: "gpu-dev-k3s",
  owner: "gpu-platform",
  scope: "cluster",
  target: {
    kind: "k3s",
    kubeconfig: { context: "gpu-dev-k3s" },
    kubernetesVersion: "1.35",
    // The service network's first address, and the servers' own network.
    apiServer: { cidrs: ["10.43.0.1/32", "10.20.0.0/24"] },
    // csi-driver-nfs; k3s's own local-path cannot share.
    sharedFiles: { storageClass: "nfs-csi" },
    // A CA of cert-manager. Its certificate is what nodes come to trust.
    certificateIssuer: { kind: "ClusterIssuer", name: "gpu-dev-ca" },
    nodePools: {
      // The processor's own Jobs find their nodes by the labels NodeType and GpuType.
      system: { purpose: "system", labels: { NodeType: "cpu" }, nodes: 3 },
      build: { purpose: "build", labels: { NodeType: "build" }, nodes: 1 },
      h100: { purpose: "gpu", gpu: "h100", labels: { GpuType: "h100" }, taints: [gpuTaint], nodes: 2 },
      t4: { purpose: "gpu", gpu: "t4", labels: { GpuType: "t4" }, taints: [gpuTaint], nodes: 1 },
    },
  },
  state: { kind: "kubernetes", kubeconfig: { context: "gpu-dev-k3s" }, namespace: "terraform-state" },
  namespaces: {
    "gpu-controlplane": {},
    "gpu-dev": {
      podSecurity: {
        level: "privileged",
        reason:
          "Dev pods add IPC_LOCK and SYS_ADMIN for NCCL and GPU profilers; an admission policy says exactly what is let in.",
      },
      quota: {
        requests: { cpu: "432", memory: "4288Gi" },
        limits: { cpu: "864", memory: "4288Gi" },
        pods: 60,
        gpus: 20,
      },
    },
    "gpu-dev-builds": {
      podSecurity: {
        level: "privileged",
        reason:
          "Builds of pytorch keep their tree on the build node's disk, and rootless BuildKit makes user namespaces.",
      },
    },
    "gpu-dev-nodes": {
      podSecurity: {
        level: "privileged",
        reason:
          "Agents write what containerd reads and copy trees to the nodes' own disks, which only host paths reach.",
      },
    },
    "gpu-dev-registries": {},
  },
  components: {
    storageClasses: {
      namespace: "gpu-controlplane",
      classes: { "gpu-dev-disks": { kind: "localPath", reclaim: "retain" } },
    },
    imageRegistry: {
      namespace: "gpu-dev-registries",
      pulls: "anonymous",
      reach: { kind: "loadBalancer", host: registryHost, cidrs: ["10.20.0.0/16"] },
    },
    imageCaches: {
      namespace: "gpu-dev-registries",
      caches: { ghcr: {}, dockerhub: {} },
      reach: { kind: "loadBalancer", domain, cidrs: ["10.20.0.0/16"] },
    },
    registryTrust: { namespace: "gpu-dev-nodes" },
    devPods: {
      namespace: "gpu-dev",
      image: `${registry}/gpu-dev-pod:2.10.0-cuda13.0`,
      reachableFrom: ["10.20.0.0/16"],
      rendezvous: { reason: "Training on both h100 nodes: torchrun and NCCL connect on ports that they choose." },
      disks: { storageClass: "gpu-dev-disks" },
      readers: ["gpu-dev-users"],
      builds: {
        reason: "The processor builds users' Dockerfiles in privileged BuildKit Jobs on CPU nodes.",
        // The page of devPods has the command that makes the Secret.
        push: {
          registry,
          credentials: { kind: "existing", name: "gpu-dev-custom-images" },
          network: {
            kind: "pods",
            namespace: "gpu-dev-registries",
            podLabels: { "app.kubernetes.io/name": "registry-native" },
          },
        },
      },
    },
    imagePrepuller: { namespace: "gpu-dev-nodes" },
    profilingLabeler: { namespace: "gpu-controlplane", gpuTypes: { h100: {} } },
    postgres: { namespace: "gpu-controlplane", engine: { kind: "patroni", members: 3, storage: "100Gi" } },
    migrations: { namespace: "gpu-controlplane", gpuTypes: { h100: {}, t4: {} } },
    api: {
      namespace: "gpu-controlplane",
      image: `${registry}/gpu-dev-api:0.4.0`,
      login: { kind: "awsRole", region: "us-east-2" },
      public: { exposure: { kind: "internal", cidrs: ["10.20.0.0/16"] } },
    },
    reservationProcessor: {
      namespace: "gpu-controlplane",
      image: `${registry}/gpu-dev-processor:0.4.0`,
      customImages: `${registry}/gpu-dev-custom-images`,
      // Two pollers of 30 workers each fit the database's 300 connections.
      consumers: { reservations: { replicas: 2, maxConcurrentJobs: 30 } },
    },
    availabilityUpdater: { namespace: "gpu-controlplane", image: `${registry}/gpu-dev-availability-updater:0.4.0` },
    reservationExpiry: { namespace: "gpu-controlplane", image: `${registry}/gpu-dev-reservation-expiry:0.4.0` },
    buildkit: { namespace: "gpu-dev" },
    buildkitDaemon: { namespace: "gpu-dev-builds" },
    gitCache: {
      namespace: "gpu-dev-registries",
      clients: [{ namespace: "gpu-dev", podLabels: { app: "gpu-dev-pod" } }],
    },
    prebuiltTrees: { namespace: "gpu-dev-builds" },
  },
});
