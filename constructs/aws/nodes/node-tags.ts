import { poolLabel } from "../../../config/naming";
import type { AwsSite } from "../aws-site";
import type { NodePoolPlan } from "./node-pool-plan";

/** Tags of a pool's machines, and of their disks and interfaces, which no provider tags: EC2 makes them from the template. */
export function nodeTags(site: AwsSite, { name, pool, labels }: NodePoolPlan): Readonly<Record<string, string>> {
  return {
    ...site.tags,
    Name: site.name(name),
    [poolLabel]: name,
    NodeType: labels.NodeType ?? pool.purpose,
    ...(labels.GpuType ? { GpuType: labels.GpuType } : {}),
    CapacityReservation: "id" in pool.capacity ? pool.capacity.id : "none",
  };
}
