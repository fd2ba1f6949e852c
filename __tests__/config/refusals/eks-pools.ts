import { eksTarget } from "../../support/eks-target";

/** A GPU pool that is valid. */
export const onDemand = { purpose: "gpu", gpu: "h100", nodes: { min: 0, max: 2 } } as const;

export const spot = { ...onDemand, capacity: { kind: "spot" } } as const;

export const reservation = {
  kind: "reservation",
  id: "cr-0123456789abcdef0",
  zone: "us-east-2b",
  instances: 2,
} as const;

/** A capacity block that has begun by the tests' day. */
export const block = {
  kind: "capacityBlock",
  id: "cr-0fedcba9876543210",
  zone: "us-east-2b",
  instances: 2,
  start: "2026-11-20T11:30:00Z",
  end: "2026-12-04T11:30:00Z",
} as const;

/** The smallest EKS target with more pools, or others under their names. */
export function pools(changed: Readonly<Record<string, unknown>>, target: Readonly<Record<string, unknown>> = {}) {
  return { target: { ...eksTarget, ...target, nodePools: { ...eksTarget.nodePools, ...changed } } };
}
