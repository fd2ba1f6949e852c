import { efaResource } from "../../../../config/pod-size";
import type { AdmissionDemand, AdmissionPolicyProps } from "../../../kubernetes/admission-policy";
import { buildPodDemands } from "./build-pod-demands";
import type { BuildsContract } from "./builds-contract";
import type { OfferedCounts } from "./offered-counts";

/** What the rules for pods depend on. */
export interface PodRulesProps {
  readonly offered: OfferedCounts;
  readonly priorityClasses: { readonly dev: string; readonly warm: string };
  /** Whether pods that are kept ready are let in. */
  readonly warm: boolean;
  readonly dockerInDocker: boolean;
  readonly hostNetwork: boolean;
  readonly inTreeEbs: boolean;
  /** Whether volume claims may be mounted. */
  readonly claims: boolean;
  readonly nfsServers: readonly string[];
  /** Secrets that images may be pulled with. */
  readonly pullSecrets: readonly string[];
  /** Image builds, their image as the target pulls it; left out where none are let in. */
  readonly builds?: BuildsContract | undefined;
}

const ownResources = ["cpu", "memory", "ephemeral-storage"];
const wholeHostResources = ["hugepages-2Mi", efaResource];

/**
 * The closed world of dev pods: what the processor's create_pod makes, and nothing beside it (fact sheet §24).
 * Where a setting lets more in, its reason stands in the environment.
 */
export function podRules(props: PodRulesProps): Pick<AdmissionPolicyProps, "variables" | "demands"> {
  const kinds = ["gpu-dev-pod", ...(props.warm ? ["gpu-dev-warm"] : []), ...(props.builds ? ["buildkit"] : [])];
  const dev = [...identity(), ...containers(props), ...isolation(props), ...storage(props), ...placement(props)];
  return {
    variables: {
      app: `object.metadata.?labels[?"app"].orValue("")`,
      reservation: `object.metadata.?labels[?"reservation"].orValue("")`,
      dev: `variables.app in ["gpu-dev-pod", "gpu-dev-warm"]`,
      pod: "object.spec",
      containers: "object.spec.containers + object.spec.?initContainers.orValue([])",
      type: `object.spec.?nodeSelector[?"GpuType"].orValue("")`,
      offered: JSON.stringify(props.offered),
      limits: `object.spec.containers.filter(c, c.name == "gpu-dev").map(c, c.?resources.?limits.orValue({}))`,
      // The GPUs or slices that the pod asks for, by resource.
      wanted: `variables.limits.size() == 0 ? [] : variables.limits[0].map(r, r).filter(r, !(r in ${list([...ownResources, ...wholeHostResources])}))`,
    },
    demands: [
      {
        expression: `variables.app in ${list(kinds)}`,
        message: `only pods with the label app of ${kinds.join(" or ")} run in this namespace`,
      },
      ...dev.map(({ expression, message }) => ({ expression: `!variables.dev || (${expression})`, message })),
      ...(props.builds ? buildPodDemands(props.builds) : []),
    ],
  };
}

function identity(): readonly AdmissionDemand[] {
  return [
    {
      expression: `variables.app != "gpu-dev-pod" || variables.reservation == object.metadata.name`,
      message: "a dev pod carries its own name in the label reservation: policies and services find it by that",
    },
    {
      expression: `variables.pod.?serviceAccountName.orValue("default") == "default"`,
      message: "a dev pod runs as the namespace's default service account, which has no rights",
    },
  ];
}

function containers({ dockerInDocker }: PodRulesProps): readonly AdmissionDemand[] {
  const beside = dockerInDocker ? ["dind"] : [];
  const docker = `(c.name == "dind" && c.image.matches("^(docker\\\\.io/(library/)?)?docker:[A-Za-z0-9_.-]+-dind(@sha256:[a-f0-9]{64})?$"))`;
  return [
    {
      expression: `variables.pod.containers.filter(c, c.name == "gpu-dev").size() == 1 && variables.pod.containers.all(c, c.name in ${list(["gpu-dev", ...beside])})`,
      message: dockerInDocker
        ? "a dev pod has the container gpu-dev, may have the container dind, and has no others"
        : "a dev pod has the one container gpu-dev (Docker beside it needs the setting dockerInDocker)",
    },
    {
      expression: `variables.pod.?initContainers.orValue([]).all(c, c.name == "ssh-setup" && c.image.matches("(^|/)alpine[:@]")) && variables.pod.?ephemeralContainers.orValue([]).size() == 0`,
      message: "a dev pod has no other init container than ssh-setup, of image alpine, and no ephemeral ones",
    },
    {
      expression: `variables.containers.all(c, !c.?securityContext.?privileged.orValue(false)${dockerInDocker ? ` || ${docker}` : ""})`,
      message: dockerInDocker
        ? "only the container dind of an image docker:<version>-dind is privileged"
        : "no container of a dev pod is privileged",
    },
    {
      expression: `variables.containers.all(c, c.?securityContext.?capabilities.?add.orValue([]).all(added, c.name == "gpu-dev" && added in ["IPC_LOCK", "SYS_ADMIN", "SYS_RESOURCE"]))`,
      message:
        "gpu-dev adds no other capabilities than IPC_LOCK, SYS_ADMIN and SYS_RESOURCE, and no other container adds any",
    },
    {
      expression: `variables.containers.all(c, c.?envFrom.orValue([]).size() == 0 && c.?env.orValue([]).all(e, e.name != "NVIDIA_VISIBLE_DEVICES" && !e.?valueFrom.?secretKeyRef.hasValue()))`,
      message:
        "a dev pod reads no variables from Secrets, and does not name the GPUs it sees (NVIDIA_VISIBLE_DEVICES): that shows it other users' GPUs",
    },
  ];
}

function isolation({ hostNetwork }: PodRulesProps): readonly AdmissionDemand[] {
  // The API server fills in host ports where the host's network is used.
  const network = hostNetwork
    ? "variables.wanted.size() == 1 && variables.limits[0][variables.wanted[0]] == string(variables.offered[variables.type][variables.wanted[0]].max())"
    : "false";
  const unconfined = (profile: string) => `?securityContext.?${profile}.?type.orValue("") != "Unconfined"`;
  return [
    {
      expression: `!variables.pod.?hostNetwork.orValue(false) ? variables.containers.all(c, c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0)) : (${network})`,
      message: hostNetwork
        ? "a dev pod uses the host's network and ports only where it takes all GPUs of the host"
        : "a dev pod uses neither the host's network nor its ports (see the setting hostNetwork)",
    },
    {
      expression:
        "!variables.pod.?hostPID.orValue(false) && !variables.pod.?hostIPC.orValue(false) && !variables.pod.?shareProcessNamespace.orValue(false)",
      message: "a dev pod shares processes and memory neither with the host nor between its containers",
    },
    {
      expression: `${["seccompProfile", "appArmorProfile"].map((profile) => `variables.pod.${unconfined(profile)} && variables.containers.all(c, c.${unconfined(profile)})`).join(" && ")} && variables.containers.all(c, c.?securityContext.?procMount.orValue("Default") == "Default" && !c.?securityContext.?seLinuxOptions.hasValue()) && !variables.pod.?securityContext.?seLinuxOptions.hasValue() && variables.pod.?securityContext.?sysctls.orValue([]).size() == 0`,
      message: "a dev pod keeps seccomp, AppArmor, SELinux, /proc and the kernel's settings as they are by default",
    },
    {
      expression: `!variables.pod.?securityContext.?fsGroup.hasValue() || variables.pod.?securityContext.?fsGroupChangePolicy.orValue("Always") == "OnRootMismatch"`,
      message:
        "fsGroup needs fsGroupChangePolicy OnRootMismatch: it takes a quarter of an hour to change the owner of a full disk",
    },
  ];
}

function storage({ inTreeEbs, claims, nfsServers, pullSecrets }: PodRulesProps): readonly AdmissionDemand[] {
  const servers = nfsServers.map((server) => `^${server.replaceAll(".", "\\\\.").replace("*", "[a-z0-9-]+")}$`);
  const kinds = [
    "emptyDir",
    "configMap",
    ...(claims ? ["persistentVolumeClaim", "ephemeral"] : []),
    ...(inTreeEbs ? ["awsElasticBlockStore"] : []),
  ];
  const sources = [
    ...kinds.map((kind) => `has(v.${kind})`),
    ...(servers.length > 0
      ? [`(has(v.nfs) && ${list(servers, "matches")}.exists(server, v.nfs.server.matches(server)))`]
      : []),
  ];
  return [
    {
      expression: `variables.pod.?volumes.orValue([]).all(v, ${sources.join(" || ")})`,
      message: `a dev pod mounts no other volumes than ${[...kinds, ...nfsServers.map((server) => `nfs of ${server}`)].join(", ")}: no path of the host, no Secret, no token`,
    },
    {
      expression: `variables.pod.?imagePullSecrets.orValue([]).all(s, s.?name.orValue("") in ${list(pullSecrets)})`,
      message: `images of dev pods are pulled with ${pullSecrets.length > 0 ? `no other Secret than ${pullSecrets.join(", ")}` : "no Secret"}`,
    },
  ];
}

function placement({ offered, priorityClasses }: PodRulesProps): readonly AdmissionDemand[] {
  const resources = [...new Set(Object.values(offered).flatMap((counts) => Object.keys(counts)))];
  const tolerated = ["nvidia.com/gpu", ...resources, "node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];
  const basics = list(ownResources);
  return [
    {
      expression: `variables.type in variables.offered && variables.pod.nodeSelector.all(key, key in ["GpuType", "topology.kubernetes.io/zone", "kubernetes.io/hostname"]) && !variables.pod.?nodeName.hasValue() && variables.pod.?schedulerName.orValue("default-scheduler") == "default-scheduler"`,
      message: `a dev pod asks the scheduler for a node by the label GpuType, one of ${Object.keys(offered).join(", ")}`,
    },
    {
      expression: `variables.pod.?tolerations.orValue([]).all(t, t.?key.orValue("") in ${list([...new Set(tolerated)])})`,
      message: "a dev pod tolerates no other taint than that of GPU nodes",
    },
    {
      expression: `variables.pod.?priorityClassName.orValue("") in (variables.app == "gpu-dev-warm" ? ${list([priorityClasses.warm])} : ${list(["", priorityClasses.dev])})`,
      message: `a dev pod has priority class ${priorityClasses.dev} or none, a warm one ${priorityClasses.warm}`,
    },
    {
      expression: `variables.containers.all(c, c.name == "gpu-dev" || c.?resources.?limits.orValue({}).all(r, r in ${basics})) && variables.pod.?resourceClaims.orValue([]).size() == 0`,
      message: "only the container gpu-dev asks for GPUs, and by extended resource",
    },
    {
      expression: `!(variables.type in variables.offered) || (variables.wanted.size() == (variables.offered[variables.type].size() == 0 ? 0 : 1) && variables.wanted.all(r, r in variables.offered[variables.type] && quantity(variables.limits[0][r]).asInteger() in variables.offered[variables.type][r]))`,
      message: `a dev pod asks for GPUs of its type's node in a number that one node has: ${Object.entries(offered)
        .map(([type, counts]) => `${type} ${describe(counts)}`)
        .join("; ")}`,
    },
    {
      expression: `variables.limits.size() == 0 || variables.limits[0].all(r, !(r in ${list(wholeHostResources)})) || (variables.wanted.size() == 1 && variables.limits[0][variables.wanted[0]] == string(variables.offered[variables.type][variables.wanted[0]].max()))`,
      message: "network cards and huge pages go to a pod that takes all GPUs of its host",
    },
  ];
}

function describe(counts: Readonly<Record<string, readonly number[]>>): string {
  return (
    Object.entries(counts)
      .map(([resource, numbers]) => `${resource} ${numbers.join(", ")}`)
      .join(" or ") || "none"
  );
}

/** A list of texts in CEL; `matches`: of regular expressions whose backslashes are escaped already. */
function list(texts: readonly string[], kind: "texts" | "matches" = "texts"): string {
  return kind === "texts" ? JSON.stringify(texts) : `[${texts.map((text) => `"${text}"`).join(", ")}]`;
}
