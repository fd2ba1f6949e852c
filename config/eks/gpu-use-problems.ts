import type { Fault } from "../fault";
import { extendedResource, migTypes } from "../hardware";
import type { EksNodePool } from "../schema/eks/node-pool";
import type { EksTarget } from "../schema/eks/target";

/** What is wrong with how the GPUs of an EKS target's pools are to be used: in slices, for profilers, on which system. */
export function gpuUseProblems({ nodePools }: EksTarget): Fault[] {
  return Object.entries(nodePools).flatMap(([name, pool]) => {
    const path = `target.nodePools.${name}`;
    return [...migProblems(path, pool), ...profilingProblems(path, pool)];
  });
}

function migProblems(path: string, { gpu, mig, image, dedicatedTo }: EksNodePool): Fault[] {
  if (mig === undefined) return [];
  const at = { path: `${path}.mig`, found: mig };
  const profiles = migProfiles(gpu);
  if (profiles.length === 0) {
    return [
      {
        ...at,
        message: gpu
          ? `cuts up GPUs, and the catalogue has no slices of ${gpu}`
          : "cuts up GPUs, and the pool has none of them",
        hint: "remove mig, or add slices to config/hardware.ts",
      },
    ];
  }
  if (!profiles.includes(mig)) {
    return [
      {
        ...at,
        message: `is no profile of ${gpu}`,
        allowed: profiles.join(", "),
        hint: "name one of these, or add slices to config/hardware.ts",
      },
    ];
  }
  const faults: Fault[] = [];
  if (image === "bottlerocket") {
    faults.push({
      ...at,
      message: "is applied by the GPU operator's MIG manager, which Bottlerocket does not let run",
      hint: 'set image to "al2023"',
    });
  }
  if (dedicatedTo === "profiling") {
    faults.push({
      ...at,
      message: "leaves profilers no whole GPU to measure",
      hint: "remove mig, or make a second pool for profiling",
    });
  }
  return faults;
}

function migProfiles(gpu: EksNodePool["gpu"]): readonly string[] {
  const slices = Object.values(migTypes).filter(({ nodeType }) => nodeType === gpu);
  return [...new Set(slices.map(({ migConfig }) => migConfig))];
}

function profilingProblems(path: string, { gpu, dedicatedTo, image }: EksNodePool): Fault[] {
  if (dedicatedTo === undefined) return [];
  const at = { path: `${path}.dedicatedTo`, found: dedicatedTo };
  if (!gpu || !extendedResource(gpu)) {
    return [{ ...at, message: "is for pools with GPUs", hint: "remove dedicatedTo" }];
  }
  if (image === "bottlerocket") {
    return [
      {
        ...at,
        message: "needs an option of the NVIDIA driver, which Bottlerocket does not let anybody set",
        hint: 'set image to "al2023"',
      },
    ];
  }
  return [];
}
