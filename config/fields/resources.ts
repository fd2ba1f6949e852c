import * as z from "zod";
import { bytes, cpu, cpuInMillis, inBytes } from "./quantity";

/** CPUs and memory together. */
export const amounts = z
  .strictObject({
    cpu: cpu.describe("CPUs: `2`, `0.5` or `500m`."),
    memory: bytes.describe("Memory: `512Mi`, `4Gi`."),
  })
  .meta({ allowed: '{ cpu: "...", memory: "..." }', hint: "say both, CPUs and memory", form: "amounts" });

type Amounts = z.output<typeof amounts>;

/** What a container asks for and may use at most. A container without both is refused by policy. */
export const resources = z
  .strictObject({
    requests: amounts.describe("What the scheduler reserves: CPUs and memory."),
    limits: amounts.describe("What the container may use at most: CPUs and memory."),
  })
  .superRefine(requestsWithinLimits)
  .describe("What a container reserves, and what it may use at most.")
  .meta({ form: "resources" });

export type Resources = z.output<typeof resources>;

/** For every schema that has both: a request above its limit is refused by Kubernetes only at deploy time. */
export function requestsWithinLimits(
  { requests, limits }: { requests: Amounts; limits: Amounts },
  context: z.RefinementCtx,
): void {
  const above = {
    cpu: cpuInMillis(requests.cpu) > cpuInMillis(limits.cpu),
    memory: inBytes(requests.memory) > inBytes(limits.memory),
  };
  for (const key of ["cpu", "memory"] as const) {
    if (!above[key]) continue;
    context.addIssue({
      code: "custom",
      path: ["requests", key],
      message: "is more than the limit",
      params: {
        allowed: `at most ${limits[key]}, which limits.${key} says`,
        hint: "raise the limit or lower the request",
      },
    });
  }
}
