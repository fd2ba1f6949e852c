import type {
  DeploymentV1SpecTemplateSpecContainer,
  DeploymentV1SpecTemplateSpecContainerEnv,
  DeploymentV1SpecTemplateSpecContainerLivenessProbe,
  DeploymentV1SpecTemplateSpecContainerSecurityContext,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type { ImageRegistry } from "../contracts/image-registry";
import { literal } from "../core/literal";
import type { ContainerOptions, EnvironmentValue, Probe, SecurityException } from "./container";

/** A container in the provider's words, with the security context that Pod Security `restricted` asks for and more. */
export function containerSpec(
  container: ContainerOptions,
  images: ImageRegistry,
  extendedResources: Readonly<Record<string, string>> = {},
): DeploymentV1SpecTemplateSpecContainer {
  const { requests, limits } = container.resources;
  const probes = {
    startupProbe: container.startupProbe,
    livenessProbe: container.livenessProbe,
    readinessProbe: container.readinessProbe,
  };
  return {
    name: container.name,
    image: images.image(container.image),
    imagePullPolicy: "IfNotPresent",
    ...(container.command ? { command: container.command.map(literal) } : {}),
    ...(container.args ? { args: container.args.map(literal) } : {}),
    ...(container.env ? { env: Object.entries(container.env).map(([name, value]) => variable(name, value)) } : {}),
    ...(container.ports
      ? {
          port: Object.entries(container.ports).map(([name, containerPort]) => ({
            name,
            containerPort,
            protocol: "TCP",
          })),
        }
      : {}),
    ...Object.fromEntries(Object.entries(probes).flatMap(([kind, probe]) => (probe ? [[kind, probeSpec(probe)]] : []))),
    ...(container.preStop ? { lifecycle: { preStop: [{ exec: { command: container.preStop.map(literal) } }] } } : {}),
    resources: {
      requests: { cpu: requests.cpu, memory: requests.memory },
      limits: { cpu: limits.cpu, memory: limits.memory, ...extendedResources },
    },
    securityContext: securityContext(container.exceptions ?? []),
    ...(container.mounts
      ? {
          volumeMount: container.mounts.map((mount) => ({
            name: mount.volume,
            mountPath: mount.path,
            ...(mount.subPath ? { subPath: mount.subPath } : {}),
            ...(mount.readOnly ? { readOnly: true } : {}),
          })),
        }
      : {}),
  };
}

function securityContext(
  exceptions: readonly SecurityException[],
): DeploymentV1SpecTemplateSpecContainerSecurityContext {
  const allowed = (what: SecurityException["allows"]) => exceptions.some(({ allows }) => allows === what);
  const add = exceptions.flatMap((exception) => (exception.allows === "capability" ? exception.capability : []));
  return {
    // The API server refuses a privileged container that may not gain privileges.
    allowPrivilegeEscalation: allowed("privilegeEscalation") || allowed("privileged"),
    privileged: allowed("privileged"),
    readOnlyRootFilesystem: !allowed("writableRoot"),
    runAsNonRoot: !allowed("root"),
    ...(allowed("root") ? { runAsUser: "0", runAsGroup: "0" } : {}),
    capabilities: { drop: ["ALL"], ...(add.length > 0 ? { add } : {}) },
    seccompProfile: { type: allowed("unconfinedSeccomp") ? "Unconfined" : "RuntimeDefault" },
  };
}

function variable(name: string, value: EnvironmentValue): DeploymentV1SpecTemplateSpecContainerEnv {
  if (typeof value === "string") return { name, value: literal(value) };
  if ("field" in value) return { name, valueFrom: { fieldRef: { fieldPath: value.field } } };
  if ("config" in value) return { name, valueFrom: { configMapKeyRef: { name: value.config.name, key: value.key } } };
  return { name, valueFrom: { secretKeyRef: { name: value.secret.name, key: value.key } } };
}

function probeSpec(probe: Probe): DeploymentV1SpecTemplateSpecContainerLivenessProbe {
  return {
    ...checkSpec(probe.check),
    initialDelaySeconds: probe.initialDelaySeconds ?? 0,
    periodSeconds: probe.periodSeconds ?? 10,
    timeoutSeconds: probe.timeoutSeconds ?? 1,
    failureThreshold: probe.failureThreshold ?? 3,
    successThreshold: 1,
  };
}

function checkSpec(check: Probe["check"]): DeploymentV1SpecTemplateSpecContainerLivenessProbe {
  if ("http" in check)
    return { httpGet: { path: check.http, port: String(check.port), scheme: check.scheme ?? "HTTP" } };
  if ("exec" in check) return { exec: { command: check.exec.map(literal) } };
  return { tcpSocket: [{ port: String(check.tcp) }] };
}
