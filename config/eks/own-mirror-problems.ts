import type { Fault } from "../fault";
import type { EksTarget } from "../schema/eks/target";
import type { EnvironmentBase } from "../schema/environment";

/** A mirror that is the account's own registry, and would pass its caches by. */
export function ownMirrorProblems(
  { account, region, registry }: EksTarget,
  { mirror }: EnvironmentBase["artifacts"],
): Fault[] {
  const host = `${account}.dkr.ecr.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
  if (!mirror?.startsWith(`${host}/`) || Object.keys(registry.pullThrough).length === 0) return [];
  return [
    {
      path: "artifacts.mirror",
      found: mirror,
      message: "has a path, and ECR caches upstreams below their own names only (target.registry.pullThrough)",
      allowed: host,
      hint: "take the path away, or remove pullThrough and push every image there",
    },
  ];
}
