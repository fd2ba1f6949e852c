import type { EksTarget } from "../../config/schema/eks/target";
import { AwsSite } from "../../constructs/aws/aws-site";
import { resolvedEnvironment } from "./resolved-environment";

/** The smallest EKS target that is valid, as a person writes it. */
export const eksTarget = {
  kind: "eks",
  account: "111122223333",
  region: "us-east-2",
  kubernetesVersion: "1.35",
  network: { kind: "new", zones: ["us-east-2a", "us-east-2b", "us-east-2c"] },
  access: { ci: { principal: "arn:aws:iam::111122223333:role/ci", policy: "clusterAdmin" } },
  nodePools: { system: { purpose: "system", machines: ["c7i.4xlarge"], nodes: { min: 2, max: 4 } } },
} as const;

/** The environment `sample` on that target, some fields of the target changed, as AWS constructs see it. */
export function eksSite(
  changes: Readonly<Record<string, unknown>> = {},
  environment: Readonly<Record<string, unknown>> = {},
): AwsSite {
  const resolved = resolvedEnvironment({ ...environment, target: { ...eksTarget, ...changes } });
  return new AwsSite(resolved, resolved.target as EksTarget);
}
