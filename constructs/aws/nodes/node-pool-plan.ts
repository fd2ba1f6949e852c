import { awsMachines } from "../../../config/aws-machines";
import { type DeclaredPool, declaredPools } from "../../../config/declared-pools";
import { poolMachines } from "../../../config/eks/pool-machines";
import { poolZones } from "../../../config/eks/pool-zones";
import { extendedResource } from "../../../config/hardware";
import { type AwsMachineName, machines as catalogue, type Machine } from "../../../config/machines";
import type { EksNodePool } from "../../../config/schema/eks/node-pool";
import type { AwsSite } from "../aws-site";
import { type NodeImage, nodeImage } from "./node-image";

/** All that follows from a pool's settings, before anything is made of it. */
export interface NodePoolPlan {
  readonly name: string;
  readonly pool: EksNodePool;
  /** The first preferred. */
  readonly machines: readonly [AwsMachineName, ...AwsMachineName[]];
  /** The smallest of them, by which its nodes' reserves are measured. */
  readonly size: Pick<Machine, "vcpu" | "ramGib">;
  readonly image: NodeImage;
  readonly nvidia: boolean;
  readonly efaCards: number;
  readonly localDisks: boolean;
  readonly zones: readonly string[];
  /** Labels that nodes carry: those that pods find them by, and those that programs on the node read. */
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: DeclaredPool["taints"];
}

/** @throws Error when the environment has no pool of that name, or the pool no machine; the schema's checks refuse both before. */
export function nodePoolPlan({ target }: AwsSite, name: string): NodePoolPlan {
  const pool = target.nodePools[name];
  const declared = declaredPools(target)[name];
  const [machine, ...others] = pool ? poolMachines(pool) : [];
  if (!pool || !declared || !machine) throw new Error(`node pool ${name} has no machine`);
  const machines = [machine, ...others] as const;
  const sizes = machines.map((each) => catalogue[each]);
  const nvidia = pool.gpu !== undefined && extendedResource(pool.gpu) !== undefined;
  return {
    name,
    pool,
    machines,
    size: {
      vcpu: Math.min(...sizes.map(({ vcpu }) => vcpu)),
      ramGib: Math.min(...sizes.map(({ ramGib }) => ramGib)),
    },
    image: nodeImage({
      system: pool.image,
      architecture: catalogue[machine].architecture,
      nvidia,
      kubernetesVersion: target.kubernetesVersion,
    }),
    nvidia,
    efaCards: declared.efaCards ?? 0,
    localDisks: machines.every((each) => awsMachines[each].localDisks > 0),
    zones: poolZones(target, pool),
    labels: { ...declared.labels, ...operatorLabels(pool, nvidia) },
    taints: declared.taints,
  };
}

/** Labels that only NVIDIA's operator reads: the image owns the driver, and profilers bear no DCGM exporter beside them. */
function operatorLabels({ dedicatedTo }: EksNodePool, nvidia: boolean): Record<string, string> {
  if (!nvidia) return {};
  return {
    "nvidia.com/gpu.deploy.driver": "false",
    ...(dedicatedTo === "profiling" ? { "nvidia.com/gpu.deploy.dcgm-exporter": "false" } : {}),
  };
}
