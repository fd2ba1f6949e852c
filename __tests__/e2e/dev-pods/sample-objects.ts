import type { GpuTypeName } from "../../../config/hardware";
import { podSize } from "../../../config/pod-size";
import { imageReference } from "../../../config/versions";
import { images } from "../../../constructs/components/builds/buildkit/images";
import { names } from "./dev-pods-environment";

/** An object as it is sent to the API server. */
export interface Sample {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

export interface Container extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly image: string;
}

export interface PodOptions {
  readonly name?: string;
  readonly type?: GpuTypeName;
  readonly count?: number;
  /** Fields of the pod's spec beside or instead of the processor's. */
  readonly spec?: Readonly<Record<string, unknown>>;
  /** Fields of the container gpu-dev beside or instead of the processor's. */
  readonly main?: Readonly<Record<string, unknown>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly beside?: readonly Container[];
  readonly volumes?: readonly Readonly<Record<string, unknown>>[];
}

/** A pod as the processor makes it for a reservation, by the fact sheet's §24 and §2.6. */
export function devPod(options: PodOptions = {}): Sample {
  const { name = "gpu-dev-1a2b3c4d", type = "t4", count = 1, beside = [], volumes = [] } = options;
  const { requests, limits, extended } = podSize(type, count);
  const amounts = ({ cpus, memoryGib }: typeof requests) => ({
    cpu: String(cpus),
    memory: `${memoryGib}Gi`,
    ...extended,
  });
  const gpus = Object.keys(extended).length > 0;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: names.namespace,
      labels: { app: "gpu-dev-pod", reservation: name, ...options.labels },
      annotations: { "gpu-dev-user-id": "someone@example.com" },
      ...options.metadata,
    },
    spec: {
      restartPolicy: "OnFailure",
      terminationGracePeriodSeconds: 10,
      nodeSelector: { GpuType: type.replace(/-mig-.*/, "") },
      tolerations: gpus ? [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }] : [],
      ...(gpus ? { affinity: awayFromProfilers } : {}),
      initContainers: [
        {
          name: "ssh-setup",
          image: "alpine:latest",
          command: ["/bin/sh"],
          args: ["-c", "adduser -D -u 1081 dev && chown 1081:1081 /home/dev"],
          volumeMounts: [{ name: "dev-home", mountPath: "/home/dev" }],
          securityContext: { runAsUser: 0, runAsGroup: 0 },
        },
      ],
      containers: [
        {
          name: "gpu-dev",
          image: "registry.example.com/gpu-dev-pod:2.10.0",
          command: ["/bin/bash"],
          args: ["-c", "exec /usr/sbin/sshd -D -e"],
          ports: [{ containerPort: 22 }, { containerPort: 8888 }],
          env: [{ name: "NVIDIA_DRIVER_CAPABILITIES", value: "compute,utility" }],
          resources: { requests: amounts(requests), limits: amounts(limits) },
          volumeMounts: [
            { name: "dev-home", mountPath: "/home/dev" },
            { name: "shared-workspace", mountPath: "/workspace" },
            { name: "dshm", mountPath: "/dev/shm" },
            { name: "ccache-shared", mountPath: "/ccache_shared" },
          ],
          securityContext: { capabilities: { add: ["IPC_LOCK", "SYS_ADMIN"] } },
          ...options.main,
        },
        ...beside,
      ],
      volumes: [
        { name: "dev-home", emptyDir: {} },
        { name: "shared-workspace", emptyDir: { sizeLimit: "500Gi" } },
        { name: "dshm", emptyDir: { medium: "Memory", sizeLimit: "8Gi" } },
        { name: "ccache-shared", nfs: { server: "fs-0123.efs.us-east-2.amazonaws.com", path: "/" } },
        ...volumes,
      ],
      ...options.spec,
    },
  };
}

const awayFromProfilers = {
  nodeAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        preference: {
          matchExpressions: [{ key: "gpu.monitoring/profiling-dedicated", operator: "NotIn", values: ["true"] }],
        },
      },
    ],
  },
};

/** Docker beside the pod's own container, as the processor adds it. */
export const dind: Container = {
  name: "dind",
  image: "docker:27-dind",
  imagePullPolicy: "IfNotPresent",
  securityContext: { privileged: true },
  env: [{ name: "DOCKER_TLS_CERTDIR", value: "/certs" }],
  volumeMounts: [{ name: "docker-certs", mountPath: "/certs" }],
  resources: { requests: { cpu: "500m", memory: "512Mi" }, limits: { cpu: "2", memory: "2Gi" } },
};

const secret = (name: string, secretName: string, key: string) => ({
  name,
  secret: { secretName, items: [{ key, path: "file" }] },
});

/** What the launched processor adds to a build. */
export const pushVolumes = {
  credentials: secret("push-credentials", "e2e-push", ".dockerconfigjson"),
  authority: secret("push-authority", "e2e-authority", "ca.crt"),
  config: { name: "push-config", configMap: { name: "buildkit-registry" } },
} as const;

/** The pod of a BuildKit Job, by the fact sheet's §23, as the launched processor completes it. */
export function buildPodSpec(changes: Readonly<Record<string, unknown>> = {}, container: object = {}) {
  return {
    restartPolicy: "Never",
    serviceAccountName: "buildkit-service-account",
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: false },
    nodeSelector: { NodeType: "cpu" },
    volumes: Object.values(pushVolumes),
    containers: [
      {
        name: "buildkit",
        image: imageReference(images.buildkit),
        command: ["/bin/sh"],
        args: ["-c", "buildctl-daemonless.sh build"],
        securityContext: { privileged: true },
        resources: { requests: { cpu: "2", memory: "4Gi" }, limits: { cpu: "8", memory: "16Gi" } },
        ...container,
      },
    ],
    ...changes,
  };
}

const buildLabels = { app: "buildkit", "build-hash": "0123456789ab", type: "docker-build" };

export function buildJob(): Sample {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "buildkit-0123456789ab", namespace: names.namespace, labels: buildLabels },
    spec: { backoffLimit: 2, template: { metadata: { labels: buildLabels }, spec: buildPodSpec() } },
  };
}

export function buildPod(changes: Readonly<Record<string, unknown>>, container: object = {}): Sample {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "buildkit-0123456789ab-x", namespace: names.namespace, labels: buildLabels },
    spec: buildPodSpec(changes, container),
  };
}

/** A Service as the processor makes it for SSH of a pod. */
export function sshService(
  pod: string,
  nodePort: number | undefined,
  spec: Readonly<Record<string, unknown>> = {},
): Sample {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: `${pod}-ssh`, namespace: names.namespace },
    spec: {
      type: "NodePort",
      externalTrafficPolicy: "Local",
      selector: { reservation: pod },
      ports: [{ port: 22, targetPort: 22, ...(nodePort === undefined ? {} : { nodePort }), protocol: "TCP" }],
      ...spec,
    },
  };
}

/** A user's disk. */
export function disk(spec: Readonly<Record<string, unknown>> = {}): Sample {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "disk-of-someone", namespace: names.namespace },
    spec: {
      storageClassName: "e2e-user-disks",
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "100Gi" } },
      ...spec,
    },
  };
}
