import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import { cpuInMillis, inBytes } from "../../../../config/fields/quantity";
import { extendedResource, nodeShape } from "../../../../config/hardware";
import { podCounts, podSize } from "../../../../config/pod-size";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { settings as schema } from "./settings";

/** A quota of the namespace under which a pod that is offered could never be made. */
export function checkQuota(
  { slices }: z.output<typeof schema>,
  { namespaces, nodePools }: ResolvedEnvironment,
  namespace: string,
): SettingProblem[] {
  const quota = namespaces[namespace]?.quota;
  const at = `namespaces.${namespace}.quota`;
  const pools = Object.values(nodePools).flatMap(({ gpu, machine }) => (gpu ? [{ gpu, machine }] : []));
  const withGpus = pools.filter(({ gpu }) => extendedResource(gpu) !== undefined).map(({ gpu }) => gpu);
  const problems: SettingProblem[] = [];
  if (withGpus.length > 0 && quota?.gpus === undefined) {
    problems.push({
      setting: "",
      message: `offers ${[...new Set(withGpus)].join(", ")}, and namespace ${namespace} lets no GPU be requested`,
      allowed: `${at}.gpus of at least 1`,
      hint: `set ${at} with gpus: the number that all users together may hold`,
    });
  }
  for (const slice of slices) {
    if (quota?.slices[slice] !== undefined) continue;
    problems.push({
      setting: "slices",
      message: `has ${slice}, and namespace ${namespace} lets none of them be requested`,
      allowed: `${at}.slices.${slice} of at least 1`,
      hint: `set ${at}.slices to { "${slice}": ... }: the number that all users together may hold`,
    });
  }
  if (!quota) return problems;
  for (const { gpu, machine } of pools) {
    const node = nodeShape(gpu, machine);
    const { requests } = podSize(gpu, podCounts(gpu, node)[0] ?? 0, node);
    if (
      requests.cpus * 1000 <= cpuInMillis(quota.requests.cpu) &&
      requests.memoryGib * 1024 ** 3 <= inBytes(quota.requests.memory)
    )
      continue;
    problems.push({
      setting: "",
      message: `fits no pod of ${gpu} into namespace ${namespace}: the smallest reserves ${requests.cpus} CPUs and ${requests.memoryGib}Gi`,
      allowed: `${at}.requests of at least { cpu: "${requests.cpus}", memory: "${requests.memoryGib}Gi" }`,
      hint: `raise ${at}.requests, or remove the pool`,
    });
  }
  return problems;
}
