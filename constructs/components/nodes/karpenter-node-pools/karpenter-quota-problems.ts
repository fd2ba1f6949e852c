import type { SettingProblem } from "../../../../config/component-description";
import { askedVcpus } from "../../../../config/eks/asked-vcpus";
import { poolMachines } from "../../../../config/eks/pool-machines";
import { quotaCode, quotas } from "../../../../config/eks/quotas";
import { machines } from "../../../../config/machines";
import type { EksTarget } from "../../../../config/schema/eks/target";
import type { KarpenterPool } from "./settings";

/** Pools that ask, together with the target's, for more vCPUs than the account's quotas let run, where those are told. */
export function karpenterQuotaProblems(
  pools: Readonly<Record<string, KarpenterPool>>,
  target: EksTarget,
): SettingProblem[] {
  return Object.entries(target.quotas).flatMap(([code, limit]): SettingProblem[] => {
    const ours = Object.entries(pools).flatMap(([name, pool]) => {
      const vcpus = vcpusOf(pool, code);
      return vcpus > 0 ? [{ name, vcpus }] : [];
    });
    const beside = Object.values(target.nodePools).reduce((sum, pool) => sum + askedVcpus(pool, code), 0);
    const total = ours.reduce((sum, { vcpus }) => sum + vcpus, beside);
    if (ours.length === 0 || total <= limit) return [];
    return [
      {
        setting: "pools",
        message: `may ask for ${ours.map(({ name, vcpus }) => `${vcpus} vCPUs (${name})`).join(", ")} beside the ${beside} of the target's pools, and target.quotas.${code} is ${limit}`,
        allowed: `at most ${Math.max(0, limit - beside)} vCPUs in all`,
        hint: `lower maxNodes, or have "${quotas[code]?.name ?? code}" raised`,
      },
    ];
  });
}

/** Karpenter's bound is one on CPUs of the largest machine. */
function vcpusOf(pool: KarpenterPool, code: string): number {
  const own = poolMachines({ gpu: pool.type, machines: pool.machines });
  const counted = own.some((machine) => quotaCode(machine, "onDemand") === code);
  return counted ? pool.maxNodes * Math.max(...own.map((machine) => machines[machine].vcpu)) : 0;
}
