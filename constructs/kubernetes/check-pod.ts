import type { ContainerOptions } from "./container";
import type { PodOptions } from "./pod";

/**
 * Refuses what the API server would only refuse at deploy time, a pod would hang on, or would silently not work.
 *
 * @param claims names of volumes that the workload claims for each pod
 * @throws Error naming every mount without a volume, port name that Kubernetes does not take, exception without effect,
 *   and network rule of a pod that escapes them all
 */
export function checkPod(name: string, pod: PodOptions, claims: readonly string[] = []): void {
  const volumes = [...Object.keys(pod.volumes ?? {}), ...claims];
  const problems = [...pod.containers, ...(pod.initContainers ?? [])].flatMap((container) => [
    ...(container.mounts ?? [])
      .filter(({ volume }) => !volumes.includes(volume))
      .map(({ volume }) => `container ${container.name} mounts ${volume}; volumes: ${volumes.join(", ") || "none"}`),
    ...Object.keys(container.ports ?? {})
      .filter((port) => !/^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/.test(port))
      .map(
        (port) => `container ${container.name} names a port ${port}; at most 15 lower-case letters, digits and hyphens`,
      ),
    ...capabilityProblems(container),
  ]);
  if (pod.user.uid === 0) problems.push("user 0 is root; name another, and allow root to the container that needs it");
  if (pod.hostNetwork && (pod.accepts?.length || pod.connectsTo?.length)) {
    problems.push("they share the node's network, which no network policy reaches: leave accepts and connectsTo out");
  }
  if (problems.length > 0) throw new Error(`pods of ${name}:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
}

/** The runtime clears the capabilities of a process that is not root, unless its program's file brings them. */
function capabilityProblems({ name, exceptions = [] }: ContainerOptions): string[] {
  const effective = exceptions.some(({ allows }) => allows === "root" || allows === "privilegeEscalation");
  return exceptions.flatMap((exception) => {
    if (exception.allows !== "capability") return [];
    const { capability } = exception;
    if (capability.startsWith("CAP_")) return [`container ${name} is given ${capability}; leave CAP_ out`];
    if (effective) return [];
    return [`container ${name} is given ${capability}, which has no effect without root: allow root as well`];
  });
}
