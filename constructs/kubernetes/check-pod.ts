import type { PodOptions } from "./pod";

/**
 * Refuses what the API server would only refuse at deploy time, or a pod would hang on.
 *
 * @param claims names of volumes that the workload claims for each pod
 * @throws Error naming every mount without a volume and every port name that Kubernetes does not take
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
  ]);
  if (problems.length > 0) throw new Error(`pods of ${name}:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
}
