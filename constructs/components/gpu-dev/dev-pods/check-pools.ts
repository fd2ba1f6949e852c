import type * as z from "zod";
import type { SettingProblem } from "../../../../config/component-description";
import type { DeclaredPool } from "../../../../config/declared-pools";
import {
  extendedResource,
  type MigTypeSpec,
  migTypes,
  type NodeTypeName,
  nodeTypes,
} from "../../../../config/hardware";
import type { ResolvedEnvironment } from "../../../../config/resolved-environment";
import type { settings as schema } from "./settings";

const gpuTaint = "nvidia.com/gpu";

/** Pools that no dev pod would find, or that would let others in: the processor selects and tolerates by fixed names. */
export function checkPools({ slices }: z.output<typeof schema>, { nodePools }: ResolvedEnvironment): SettingProblem[] {
  const pools = Object.entries(nodePools).flatMap(([name, pool]) =>
    pool.gpu === undefined ? [] : [{ name, pool, gpu: pool.gpu }],
  );
  if (pools.length === 0) {
    return [
      {
        setting: "",
        message: "has nothing to reserve: no pool of target.nodePools has a type",
        allowed: "a pool with purpose gpu, for CPU types too",
        hint: 'add one to target.nodePools, such as cpu: { purpose: "gpu", gpu: "<type>", labels: { GpuType: "<type>" }, nodes: 1 }',
      },
    ];
  }
  return [
    ...pools.flatMap(({ name, pool, gpu }) => [...labelProblems(name, pool, gpu), ...taintProblems(name, pool, gpu)]),
    ...slices.flatMap((slice) => {
      const { nodeType, migConfig }: MigTypeSpec = migTypes[slice];
      const cut = pools.some(({ pool, gpu }) => gpu === nodeType && pool.labels["nvidia.com/mig.config"] === migConfig);
      return cut
        ? []
        : [
            {
              setting: "slices",
              message: `has ${slice}, and no pool of ${nodeType} is partitioned for it`,
              allowed: "slices of pools with the label nvidia.com/mig.config",
              hint: `label a pool of ${nodeType} nvidia.com/mig.config: ${migConfig}, or remove the slice`,
            },
          ];
    }),
  ];
}

function labelProblems(name: string, { labels }: DeclaredPool, gpu: NodeTypeName): SettingProblem[] {
  const { label } = nodeTypes[gpu];
  if (labels.GpuType === label) return [];
  return [
    {
      setting: "",
      message: `finds no node of pool ${name}: dev pods select nodes by the label GpuType, which is ${labels.GpuType ?? "missing"} there`,
      allowed: `GpuType: ${label}`,
      hint: `set target.nodePools.${name}.labels.GpuType to "${label}", and label the nodes so`,
    },
  ];
}

function taintProblems(
  name: string,
  { taints, setting = `target.nodePools.${name}` }: DeclaredPool,
  gpu: NodeTypeName,
): SettingProblem[] {
  const gpus = extendedResource(gpu) !== undefined;
  const borne = (key: string, effect: string) => gpus && key === gpuTaint && effect === "NoSchedule";
  const others = taints.filter(({ key, effect }) => effect !== "PreferNoSchedule" && !borne(key, effect));
  const problems: SettingProblem[] = others.map(({ key, effect }) => ({
    setting: "",
    message: `cannot run on pool ${name}: dev pods do not tolerate its taint ${key}:${effect}`,
    allowed: gpus ? `the taint ${gpuTaint}:NoSchedule` : "no taints on pools of CPU types",
    hint: `remove the taint from ${setting} and from the nodes`,
  }));
  if (gpus && !taints.some(({ key, effect }) => borne(key, effect))) {
    problems.push({
      setting: "",
      message: `shares pool ${name} with every other pod: its nodes have no taint that keeps those off the GPUs`,
      allowed: `the taint ${gpuTaint}:NoSchedule`,
      hint: `add { key: "${gpuTaint}", effect: "NoSchedule" } to target.nodePools.${name}.taints, and taint the nodes so`,
    });
  }
  return problems;
}
