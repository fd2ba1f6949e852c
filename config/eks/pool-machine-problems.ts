import { awsMachines } from "../aws-machines";
import type { Fault } from "../fault";
import { type NodeTypeSpec, nodeTypes } from "../hardware";
import { machines as catalogue } from "../machines";
import type { EksNodePool } from "../schema/eks/node-pool";
import { poolMachines } from "./pool-machines";

/** Whether a pool's machines are there, fit what it is for, and fit each other. */
export function poolMachineProblems(path: string, pool: EksNodePool): Fault[] {
  const wrong = typeProblems(path, pool);
  return wrong.length > 0 ? wrong : mixtureProblems(path, pool);
}

function typeProblems(path: string, pool: EksNodePool): Fault[] {
  const { purpose, gpu, machines } = pool;
  if (purpose === "gpu" && !gpu) {
    return [
      {
        path: `${path}.gpu`,
        message: "is required where purpose is gpu",
        hint: "name the pool's GPU type, as in config/hardware.ts",
      },
    ];
  }
  if (purpose !== "gpu" && gpu) {
    return [
      {
        path: `${path}.gpu`,
        found: gpu,
        message: `is set on a pool for ${purpose} pods`,
        hint: `set purpose to "gpu", or remove gpu: ${purpose} pods must not fill GPU nodes`,
      },
    ];
  }
  if (!gpu) {
    if (!machines) {
      return [
        {
          path: `${path}.machines`,
          message: `is required where purpose is ${purpose}`,
          hint: "name machines such as m7i.4xlarge (config/machines.ts)",
        },
      ];
    }
    return machines.flatMap((machine, position) =>
      catalogue[machine].gpus === 0
        ? []
        : [
            {
              path: `${path}.machines[${position}]`,
              found: machine,
              message: `has GPUs, which ${purpose} pods never use`,
              hint: "name machines without GPUs",
            },
          ],
    );
  }
  const spec: NodeTypeSpec = nodeTypes[gpu];
  const sold = spec.machines.filter((machine) => Object.hasOwn(awsMachines, machine));
  if (sold.length === 0) {
    return [
      {
        path: `${path}.gpu`,
        found: gpu,
        message: "is a type that Amazon sells no machine of",
        hint: "name a type that has a machine of Amazon's in config/hardware.ts",
      },
    ];
  }
  return (machines ?? []).flatMap((machine, position) =>
    sold.includes(machine)
      ? []
      : [
          {
            path: `${path}.machines[${position}]`,
            found: machine,
            message: `is no machine of ${gpu}`,
            allowed: sold.join(", "),
            hint: "name one of these, or add the machine to the type in config/hardware.ts",
          },
        ],
  );
}

function mixtureProblems(path: string, pool: EksNodePool): Fault[] {
  const machines = poolMachines(pool);
  const at = { path: `${path}.machines`, found: machines };
  if (new Set(machines).size < machines.length) {
    return [{ ...at, message: "names a machine twice", hint: "name each machine once" }];
  }
  if (new Set(machines.map((machine) => catalogue[machine].architecture)).size > 1) {
    return [
      {
        ...at,
        message: "mixes x86_64 and arm64, which no one image boots on",
        hint: "make two pools, one for each architecture",
      },
    ];
  }
  const disks = new Set(machines.map((machine) => awsMachines[machine].localDisks > 0));
  if (disks.size > 1) {
    return [
      {
        ...at,
        message: "mixes machines with and without local disks, so what a node stores images on is left to chance",
        hint: "make two pools",
      },
    ];
  }
  const cards = machines.map((machine) => catalogue[machine].efaCards);
  if (pool.gpu && pool.fabric !== "none" && new Set(cards).size > 1) {
    return [
      {
        ...at,
        message: `mixes machines with ${[...new Set(cards)].join(" and ")} EFA cards, and one launch template lists them for all`,
        hint: 'make two pools, one for each machine, or set fabric to "none"',
      },
    ];
  }
  return [];
}
