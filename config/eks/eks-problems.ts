import type { Fault } from "../fault";
import type { EksTarget } from "../schema/eks/target";
import { accessProblems } from "./access-problems";
import { capacityProblems } from "./capacity-problems";
import { controlPlaneProblems } from "./control-plane-problems";
import { edgeProblems } from "./edge-problems";
import { gpuUseProblems } from "./gpu-use-problems";
import { karpenterProblems } from "./karpenter-problems";
import { networkProblems } from "./network-problems";
import { nodePoolProblems } from "./node-pool-problems";
import { poolPlaceProblems } from "./pool-place-problems";
import { quotaProblems } from "./quota-problems";
import { registryProblems } from "./registry-problems";
import { storageProblems } from "./storage-problems";

/**
 * What is wrong with an EKS target beyond the form of its fields.
 *
 * @param now what is paid until a day is judged by it
 */
export function eksProblems(target: EksTarget, now: Date): Fault[] {
  return [
    ...networkProblems(target),
    ...controlPlaneProblems(target, now),
    ...accessProblems(target),
    ...storageProblems(target),
    ...registryProblems(target),
    ...nodePoolProblems(target),
    ...capacityProblems(target, now),
    ...poolPlaceProblems(target),
    ...karpenterProblems(target),
    ...gpuUseProblems(target),
    ...quotaProblems(target),
    ...edgeProblems(target),
  ];
}
