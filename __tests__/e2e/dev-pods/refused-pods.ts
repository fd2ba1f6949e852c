import { type Container, devPod, dind, type Sample } from "./sample-objects";

const container = (name: string, rest: object = {}): Container => ({ name, image: "alpine:3", ...rest });
const capabilities = (...add: string[]) => ({ securityContext: { capabilities: { add } } });
const gpus = (limits: Readonly<Record<string, string>>) => ({
  resources: { requests: limits, limits: { cpu: "8", memory: "16Gi", ...limits } },
});
const certificates = { volumes: [{ name: "docker-certs", emptyDir: {} }] };
const volume = (source: object) => ({ volumes: [{ name: "more", ...source }] });
const toleration = (given: object) => ({ spec: { tolerations: [given] } });

/** Pods that break one rule each, and a part of what is said to whoever makes them. */
export const refusedPods: readonly (readonly [title: string, pod: Sample, message: RegExp])[] = [
  ["a pod of something else", devPod({ labels: { app: "miner" } }), /only pods with the label app/],
  ["another pod's reservation", devPod({ labels: { reservation: "gpu-dev-other" } }), /its own name/],
  ["another service account", devPod({ spec: { serviceAccountName: "e2e-processor" } }), /default service account/],
  ["a second container", devPod({ beside: [container("proxy")] }), /may have the container dind, and has no others/],
  ["no container gpu-dev", devPod({ main: { name: "main" } }), /has the container gpu-dev/],
  [
    "another init container",
    devPod({ spec: { initContainers: [container("install")] } }),
    /init container than ssh-setup/,
  ],
  [
    "an init container of another image",
    devPod({ spec: { initContainers: [container("ssh-setup", { image: "example.com/tool:1" })] } }),
    /init container than ssh-setup/,
  ],
  ["a privileged container", devPod({ main: { securityContext: { privileged: true } } }), /only the container dind/],
  [
    "Docker of another image",
    devPod({ beside: [{ ...dind, image: "example.com/docker:27-dind" }], ...certificates }),
    /only the container dind/,
  ],
  ["another capability", devPod({ main: capabilities("IPC_LOCK", "NET_ADMIN") }), /no other capabilities/],
  [
    "a capability of the init container",
    devPod({ spec: { initContainers: [container("ssh-setup", capabilities("SYS_ADMIN"))] } }),
    /no other capabilities/,
  ],
  [
    "variables of a Secret",
    devPod({ main: { envFrom: [{ secretRef: { name: "keys" } }] } }),
    /no variables from Secrets/,
  ],
  [
    "a variable of a Secret",
    devPod({ main: { env: [{ name: "KEY", valueFrom: { secretKeyRef: { name: "keys", key: "a" } } }] } }),
    /no variables from Secrets/,
  ],
  [
    "all GPUs of the node",
    devPod({ main: { env: [{ name: "NVIDIA_VISIBLE_DEVICES", value: "all" }] } }),
    /other users' GPUs/,
  ],
  ["the host's network for a part of its GPUs", devPod({ spec: { hostNetwork: true } }), /all GPUs of the host/],
  ["a port of the host", devPod({ main: { ports: [{ containerPort: 22, hostPort: 22 }] } }), /network and ports only/],
  ["the host's processes", devPod({ spec: { hostPID: true } }), /shares processes and memory/],
  ["the host's IPC", devPod({ spec: { hostIPC: true } }), /shares processes and memory/],
  ["no seccomp", devPod({ spec: { securityContext: { seccompProfile: { type: "Unconfined" } } } }), /keeps seccomp/],
  [
    "no AppArmor for a container",
    devPod({ main: { securityContext: { appArmorProfile: { type: "Unconfined" } } } }),
    /keeps seccomp, AppArmor/,
  ],
  [
    "a kernel setting",
    devPod({ spec: { securityContext: { sysctls: [{ name: "net.core.somaxconn", value: "1" }] } } }),
    /kernel's settings/,
  ],
  ["fsGroup on a full disk", devPod({ spec: { securityContext: { fsGroup: 1081 } } }), /OnRootMismatch/],
  ["a path of the host", devPod(volume({ hostPath: { path: "/" } })), /no path of the host/],
  ["a Secret", devPod(volume({ secret: { secretName: "keys" } })), /no Secret/],
  ["a token of the Kubernetes API", devPod({ spec: { automountServiceAccountToken: true } }), /no token/],
  ["another NFS server", devPod(volume({ nfs: { server: "nfs.example.com", path: "/" } })), /no other volumes/],
  [
    "an EFS server of another region",
    devPod(volume({ nfs: { server: "fs-1.efs.us-west-1.amazonaws.com", path: "/" } })),
    /no other volumes/,
  ],
  ["a pull Secret", devPod({ spec: { imagePullSecrets: [{ name: "keys" }] } }), /pulled with no Secret/],
  ["no type", devPod({ spec: { nodeSelector: {} } }), /label GpuType, one of t4, h100, cpu-x86/],
  ["a type that is not offered", devPod({ spec: { nodeSelector: { GpuType: "b200" } } }), /label GpuType/],
  [
    "nodes of the control plane",
    devPod({ spec: { nodeSelector: { GpuType: "t4", NodeType: "cpu" } } }),
    /label GpuType/,
  ],
  ["a node by name", devPod({ spec: { nodeName: "cpu-a" } }), /asks the scheduler/],
  ["every taint", devPod(toleration({ operator: "Exists" })), /tolerates no other taint/],
  [
    "the control plane's taint",
    devPod(toleration({ key: "node-role.kubernetes.io/control-plane", operator: "Exists" })),
    /tolerates no other taint/,
  ],
  ["a system priority", devPod({ spec: { priorityClassName: "system-node-critical" } }), /priority class/],
  ["the priority of ready pods", devPod({ spec: { priorityClassName: "e2e-dev-pods-warm" } }), /priority class/],
  ["a ready pod of common priority", devPod({ labels: { app: "gpu-dev-warm" } }), /a warm one e2e-dev-pods-warm/],
  [
    "a GPU beside",
    devPod({ beside: [{ ...dind, resources: { limits: { "nvidia.com/gpu": "1" } } }], ...certificates }),
    /only the container gpu-dev asks/,
  ],
  ["three GPUs", devPod({ main: gpus({ "nvidia.com/gpu": "3" }) }), /in a number that one node has/],
  ["eight GPUs of a node with four", devPod({ main: gpus({ "nvidia.com/gpu": "8" }) }), /t4 nvidia.com\/gpu 1, 2, 4;/],
  ["sixteen GPUs", devPod({ type: "h100", main: gpus({ "nvidia.com/gpu": "16" }) }), /in a number that one node has/],
  ["a GPU node without a GPU", devPod({ main: gpus({}) }), /in a number that one node has/],
  ["a GPU of a CPU node", devPod({ type: "cpu-x86", count: 0, main: gpus({ "nvidia.com/gpu": "1" }) }), /cpu-x86 none/],
  [
    "slices of a type without",
    devPod({ main: gpus({ "nvidia.com/mig-1g.10gb": "1" }) }),
    /in a number that one node has/,
  ],
  [
    "slices that are not offered",
    devPod({ type: "h100", main: gpus({ "nvidia.com/mig-3g.40gb": "1" }) }),
    /in a number that one node has/,
  ],
  [
    "a slice and a GPU",
    devPod({ type: "h100", main: gpus({ "nvidia.com/mig-1g.10gb": "1", "nvidia.com/gpu": "1" }) }),
    /in a number that one node has/,
  ],
  [
    "network cards for a part of a host",
    devPod({ type: "h100", main: gpus({ "nvidia.com/gpu": "4", "vpc.amazonaws.com/efa": "1" }) }),
    /all GPUs of its host/,
  ],
];
