import * as z from "zod";
import { bytes, cpu } from "../fields/quantity";
import { reason } from "../fields/reason";

const perContainer = z.strictObject({ cpu, memory: bytes });

/** A namespace with what every one of ours has: Pod Security, default-deny network policy, quota, limits. */
export const namespace = z.strictObject({
  podSecurity: z
    .strictObject({
      level: z.enum(["baseline", "privileged"]),
      reason,
    })
    .optional()
    .describe("Exception from Pod Security `restricted`, with its reason. Default: restricted, enforced."),
  quota: z
    .strictObject({
      requests: perContainer.describe("Sum of requests of all pods: CPUs and memory."),
      limits: perContainer.describe("Sum of limits of all pods: CPUs and memory."),
      pods: z.int().min(1).describe("How many pods may run."),
      gpus: z.int().min(1).optional().describe("Sum of requested nvidia.com/gpu. Default: none may be requested."),
      volumes: bytes.optional().describe("Sum of requested volume sizes. Default: no bound."),
    })
    .optional()
    .describe("What the namespace may use in sum. Default: no bound on CPU and memory; GPUs none."),
  containerDefaults: z
    .strictObject({ requests: perContainer, limits: perContainer })
    .prefault({ requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "1Gi" } })
    .describe("Requests and limits of a container that names none (LimitRange)."),
});

export type NamespaceSettings = z.output<typeof namespace>;
