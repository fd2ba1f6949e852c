import type { Fault } from "../fault";
import type { EksNodePool } from "../schema/eks/node-pool";
import type { EksTarget } from "../schema/eks/target";
import { nodeLabelProblems } from "./node-label-problems";
import { poolMachineProblems } from "./pool-machine-problems";

/** gp3 gives at most this many MiB a second for one operation a second, and this many operations for one GiB. https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const gp3 = { throughputPerIops: 0.25, iopsPerGib: 500 } as const;

/** Labels that follow from other options, and what to do instead. */
const ownLabels: Readonly<Record<string, string>> = {
  NodeType: "remove it, and set purpose",
  GpuType: "remove it, and set gpu",
  "nvidia.com/mig.config": "remove it, and set mig",
  "gpu.monitoring/profiling-dedicated": "remove it, and set dedicatedTo",
};

/** What is wrong with the pools of an EKS target apart from where their machines come from. */
export function nodePoolProblems({ nodePools, nodeGroupPrefix }: EksTarget): Fault[] {
  const pools = Object.entries(nodePools);
  return [
    ...systemProblems(Object.values(nodePools)),
    ...(nodeGroupPrefix !== undefined && !pools.some(([, { group }]) => group === "selfManaged")
      ? [
          {
            path: "target.nodeGroupPrefix",
            found: nodeGroupPrefix,
            message: "names self-managed groups, and no pool is one",
            hint: 'remove it, or set group to "selfManaged" in a pool',
          },
        ]
      : []),
    ...pools.flatMap(([name, pool]) => {
      const path = `target.nodePools.${name}`;
      return [
        ...poolMachineProblems(path, pool),
        ...sizeProblems(path, pool),
        ...nodeLabelProblems(`${path}.labels`, pool.labels, ownLabels),
        ...taintProblems(path, pool),
        ...diskProblems(path, pool),
        ...groupProblems(path, pool),
      ];
    }),
  ];
}

function systemProblems(pools: readonly EksNodePool[]): Fault[] {
  if (pools.some(({ purpose }) => purpose === "system")) return [];
  return [
    {
      path: "target.nodePools",
      message: "has no pool for the environment's own services",
      hint: 'add a pool with purpose "system": cluster DNS and operators must not run on GPU nodes',
    },
  ];
}

function sizeProblems(path: string, { purpose, capacity, nodes: { min, max } }: EksNodePool): Fault[] {
  if (min > max) {
    return [
      {
        path: `${path}.nodes.min`,
        found: min,
        message: `is more than the most nodes, ${max}`,
        hint: "lower min, or raise max",
      },
    ];
  }
  if (purpose === "system" && min === 0) {
    return [
      {
        path: `${path}.nodes.min`,
        found: 0,
        message: "would leave the environment's own services without a node",
        allowed: "1 or more where purpose is system; 2 outlive one node",
        hint: "raise min: nothing scales a system pool up from nothing",
      },
    ];
  }
  if (capacity.kind === "spot" && max === 0) {
    return [
      {
        path: `${path}.nodes.max`,
        found: 0,
        message: "keeps a spot pool from ever being scaled up",
        allowed: "1 or more where capacity is spot",
        hint: "raise max; min 0 is what costs nothing",
      },
    ];
  }
  return [];
}

function taintProblems(path: string, { taints = [] }: EksNodePool): Fault[] {
  return taints.flatMap(({ key, effect }, position): Fault[] => {
    const first = taints.findIndex((taint) => taint.key === key && taint.effect === effect);
    if (first === position) return [];
    return [
      {
        path: `${path}.taints[${position}]`,
        found: `${key}:${effect}`,
        message: `has the key and effect of taints[${first}], and a node takes them once`,
        hint: "remove one of them",
      },
    ];
  });
}

function diskProblems(path: string, { disk: { sizeGib, iops, throughput } }: EksNodePool): Fault[] {
  const faults: Fault[] = [];
  const mostThroughput = Math.floor(iops * gp3.throughputPerIops);
  if (throughput > mostThroughput) {
    faults.push({
      path: `${path}.disk.throughput`,
      found: throughput,
      message: `is more than gp3 gives at ${iops} operations a second`,
      allowed: `at most ${mostThroughput} MiB a second`,
      hint: `lower it, or raise disk.iops to ${Math.ceil(throughput / gp3.throughputPerIops)}`,
    });
  }
  const mostIops = sizeGib * gp3.iopsPerGib;
  if (iops > mostIops) {
    faults.push({
      path: `${path}.disk.iops`,
      found: iops,
      message: `is more than gp3 gives at ${sizeGib} GiB`,
      allowed: `at most ${mostIops} operations a second`,
      hint: `lower it, or raise disk.sizeGib to ${Math.ceil(iops / gp3.iopsPerGib)}`,
    });
  }
  return faults;
}

function groupProblems(path: string, { group, repair }: EksNodePool): Fault[] {
  if (group === "managed" || repair !== "automatic") return [];
  return [
    {
      path: `${path}.repair`,
      found: repair,
      message: "is what EKS does for its managed groups only",
      hint: 'remove it, or set group to "managed"',
    },
  ];
}
