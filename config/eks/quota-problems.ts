import type { Fault } from "../fault";
import type { EksTarget } from "../schema/eks/target";
import { askedVcpus } from "./asked-vcpus";
import { quotas } from "./quotas";

/** Pools that together ask for more vCPUs than the account's quotas let run; quotas that are not told are not checked. */
export function quotaProblems({ quotas: told, nodePools }: EksTarget): Fault[] {
  return Object.entries(told).flatMap(([code, limit]) => {
    const quota = quotas[code];
    const path = `target.quotas.${code}`;
    if (!quota) {
      return [
        {
          path,
          found: limit,
          message: "is a code of no quota that counts vCPUs of nodes",
          allowed: Object.entries(quotas)
            .map(([known, { name }]) => `${known} (${name})`)
            .join(", "),
          hint: "remove it: nothing would be checked by it",
        },
      ];
    }
    const pools = Object.entries(nodePools).flatMap(([name, pool]) => {
      const vcpus = askedVcpus(pool, code);
      return vcpus > 0 ? [{ name, vcpus }] : [];
    });
    const total = pools.reduce((sum, { vcpus }) => sum + vcpus, 0);
    if (total <= limit) return [];
    return [
      {
        path,
        found: limit,
        message: `is less than the ${total} vCPUs that the pools may ask for: ${pools.map(({ name, vcpus }) => `${name} ${vcpus}`).join(", ")}`,
        hint: `have "${quota.name}" raised, or lower nodes.max`,
      },
    ];
  });
}
