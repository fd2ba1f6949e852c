import type { DeploymentV1SpecTemplate } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { labelPrefix } from "../../config/naming";
import type { ComponentContext } from "../contracts/component";
import type { Toleration } from "../contracts/node-pools";
import { environmentLabels } from "../core/environment-labels";
import { checkPod } from "./check-pod";
import { containerSpec } from "./container-spec";
import { contentHash } from "./content-hash";
import type { PodOptions, Volume } from "./pod";
import { selectorLabels } from "./selector-labels";

/** `preferred`: different nodes and zones where possible. `required`: different nodes, zones where possible. */
export type Spread = "preferred" | "required";

export interface PodTemplateOptions {
  readonly context: ComponentContext;
  /** Name of the workload; its pods are selected by it. */
  readonly name: string;
  readonly pod: PodOptions;
  /** Default: what the kind of workload restarts with. */
  readonly restartPolicy?: "OnFailure" | "Never";
  /** Whether pods of the workload prefer different nodes and zones, or must have different nodes. Default: neither. */
  readonly spread?: Spread | undefined;
  /** Names of volumes that the workload claims for each pod. Default: none. */
  readonly claims?: readonly string[];
}

/**
 * The pod template that all workloads share. It meets Pod Security `restricted`: non-root, read-only root,
 * no capabilities, the runtime's seccomp profile; no service-account token unless the pods call the API.
 */
export function podTemplate({
  context,
  name,
  pod,
  restartPolicy,
  spread,
  claims,
}: PodTemplateOptions): DeploymentV1SpecTemplate {
  checkPod(name, pod, claims);
  const { images } = context.cluster;
  const [first, ...others] = pod.containers;
  const extended = pod.placement?.extendedResources ?? {};
  const placement = pod.placement;
  const selector = selectorLabels(context, name);
  return {
    metadata: {
      labels: { ...environmentLabels(context.environment), ...clientLabelsOf(pod), ...pod.labels, ...selector },
      annotations: { ...appArmorAnnotations(pod), [`${labelPrefix}/inputs`]: inputsHash(pod) },
    },
    spec: {
      serviceAccountName: pod.serviceAccount?.name ?? "default",
      automountServiceAccountToken: (pod.serviceAccount?.kubernetesApi ?? "never") !== "never",
      enableServiceLinks: false,
      terminationGracePeriodSeconds: pod.terminationGraceSeconds ?? 30,
      ...(restartPolicy ? { restartPolicy } : {}),
      securityContext: {
        runAsNonRoot: true,
        runAsUser: String(pod.user.uid),
        runAsGroup: String(pod.user.gid),
        fsGroup: String(pod.user.gid),
        fsGroupChangePolicy: "OnRootMismatch",
        seccompProfile: { type: "RuntimeDefault" },
      },
      ...(images.pullSecret ? { imagePullSecrets: [{ name: images.pullSecret }] } : {}),
      ...(placement && Object.keys(placement.nodeSelector).length > 0
        ? { nodeSelector: { ...placement.nodeSelector } }
        : {}),
      ...(placement?.anyOf ? { affinity: nodeAffinity(placement.anyOf) } : {}),
      ...(placement && placement.tolerations.length > 0
        ? { toleration: placement.tolerations.map(tolerationSpec) }
        : {}),
      ...(pod.hostNetwork ? { hostNetwork: true, dnsPolicy: "ClusterFirstWithHostNet" } : {}),
      ...(pod.priorityClass ? { priorityClassName: pod.priorityClass } : {}),
      ...(spread ? { topologySpreadConstraint: spreadConstraints(spread, selector) } : {}),
      ...(pod.initContainers?.length
        ? { initContainer: pod.initContainers.map((container) => containerSpec(container, images)) }
        : {}),
      container: [
        containerSpec(first, images, extended),
        ...others.map((container) => containerSpec(container, images)),
      ],
      ...(pod.volumes
        ? { volume: Object.entries(pod.volumes).map(([volume, source]) => ({ name: volume, ...volumeSource(source) })) }
        : {}),
    },
  };
}

function tolerationSpec(toleration: Toleration) {
  return { ...toleration, operator: toleration.value === undefined ? "Exists" : "Equal" };
}

/** Nodes that carry all labels of any of the alternatives. */
function nodeAffinity(alternatives: readonly Readonly<Record<string, string>>[]) {
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerm: alternatives.map((labels) => ({
          matchExpressions: Object.entries(labels).map(([key, value]) => ({ key, operator: "In", values: [value] })),
        })),
      },
    },
  };
}

function spreadConstraints(spread: Spread, matchLabels: Record<string, string>) {
  return ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable:
      spread === "required" && topologyKey === "kubernetes.io/hostname" ? "DoNotSchedule" : "ScheduleAnyway",
    labelSelector: [{ matchLabels }],
  }));
}

function volumeSource(volume: Volume) {
  if ("scratch" in volume) {
    const { sizeLimit, memory } = volume.scratch;
    return { emptyDir: { sizeLimit, ...(memory ? { medium: "Memory" } : {}) } };
  }
  if ("config" in volume) return { configMap: { name: volume.config.name, defaultMode: volume.mode ?? "0444" } };
  if ("claim" in volume) return { persistentVolumeClaim: { claimName: volume.claim.claimName } };
  if ("hostPath" in volume) return { hostPath: { path: volume.hostPath, type: volume.hostPathType } };
  return {
    secret: {
      secretName: volume.secret.name,
      defaultMode: volume.mode ?? "0440",
      ...(volume.keys ? { items: volume.keys.map((key) => ({ key, path: key })) } : {}),
    },
  };
}

/**
 * The provider has no field for AppArmor yet. The API server turns the annotation, which was the way until 1.30, into the
 * field (https://kubernetes.io/docs/tutorials/security/apparmor/).
 */
function appArmorAnnotations(pod: PodOptions): Record<string, string> {
  const unconfined = [...pod.containers, ...(pod.initContainers ?? [])].filter(({ exceptions }) =>
    exceptions?.some(({ allows }) => allows === "unconfinedAppArmor"),
  );
  return Object.fromEntries(
    unconfined.map(({ name }) => [`container.apparmor.security.beta.kubernetes.io/${name}`, "unconfined"]),
  );
}

/** Labels that let the pods in where they connect to. */
function clientLabelsOf(pod: PodOptions): Record<string, string> {
  const endpoints = pod.connectsTo ?? [];
  return Object.assign({}, ...endpoints.map((endpoint) => (endpoint.kind === "pods" ? endpoint.clientLabels : {})));
}

/** Changes when a ConfigMap's content or a secret's revision does, so that the pods roll and read it anew. */
function inputsHash(pod: PodOptions): string {
  const containers = [...pod.containers, ...(pod.initContainers ?? [])];
  return contentHash({
    volumes: Object.values(pod.volumes ?? {}).map((volume) => {
      if ("config" in volume) return volume.config.hash;
      return "secret" in volume ? volume.secret.revision : "";
    }),
    variables: containers.flatMap((container) =>
      Object.values(container.env ?? {}).map((value) => {
        if (typeof value === "string" || "field" in value) return "";
        return "config" in value ? value.config.hash : value.secret.revision;
      }),
    ),
  });
}
