import type { RegistrySettings } from "../../../config/schema/eks/registry";

/** Whether anything of ECR is declared. */
export function declaresRegistry({
  repositories,
  pullThrough,
  scanning,
  replication,
  receiveFrom,
}: RegistrySettings): boolean {
  return (
    Object.keys(repositories).length > 0 ||
    Object.keys(pullThrough).length > 0 ||
    scanning !== undefined ||
    replication !== undefined ||
    receiveFrom.length > 0
  );
}
