import type { Fault } from "../environment-problems";
import type { EksTarget } from "../schema/eks/target";

/**
 * What is wrong with an EKS target beyond the form of its fields.
 *
 * @param now what is paid until a day is judged by it
 */
export function eksProblems(_target: EksTarget, _now: Date): Fault[] {
  return [];
}
