import path from "node:path";
import { sourceFile } from "../../../core/source-file";
import type { NodePoolPlan } from "../node-pool-plan";
import { localDisksScript } from "./local-disks-script";

/**
 * Scripts that run before anything else that a machine is started for, on every boot. cloud-init runs them ahead of the
 * network's target, which the unit that loads the NVIDIA driver waits for; kubelet starts last of all. So the driver
 * sees its options, and kubelet counts the huge pages (fact sheet of gpu-dev, §28.1 items 12 and 19).
 */
export function bootScripts({ efaCards, localDisks, pool, nvidia }: NodePoolPlan): readonly string[] {
  const files = [
    ...(pool.purpose === "gpu" ? ["network-buffers.sh"] : []),
    ...(efaCards > 0 ? ["huge-pages.sh"] : []),
    ...(nvidia && pool.dedicatedTo === "profiling" ? ["profiling-for-users.sh"] : []),
  ].map((file) => sourceFile(path.join(__dirname, file)));
  return [...files, ...(localDisks ? [localDisksScript] : [])];
}
