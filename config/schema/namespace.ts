import * as z from "zod";
import { bytes } from "../fields/quantity";
import { reason } from "../fields/reason";
import { amounts, requestsWithinLimits } from "../fields/resources";

const podSecurity = z.strictObject({
  level: z
    .enum(["baseline", "privileged"])
    .describe("Pod Security level that the namespace enforces instead of `restricted`.")
    .meta({ hint: "leave podSecurity out for restricted; baseline is the narrower of the two exceptions" }),
  reason: reason.describe("What needs the exception and why nothing narrower will do."),
});

const quota = z
  .strictObject({
    requests: amounts.describe("Sum of requests of all pods."),
    limits: amounts.describe("Sum of limits of all pods."),
    pods: z.int().min(1).describe("How many pods may run."),
    gpus: z.int().min(1).optional().describe("Sum of requested nvidia.com/gpu. Default: none may be requested."),
    volumes: bytes.optional().describe("Sum of requested volume sizes. Default: no bound."),
  })
  .superRefine(requestsWithinLimits);

const containerDefaults = z
  .strictObject({
    requests: amounts.describe("What the scheduler reserves."),
    limits: amounts.describe("What the container may use at most."),
  })
  .superRefine(requestsWithinLimits);

/** A namespace with what every one of ours has: Pod Security, default-deny network policy, quota, limits. */
export const namespace = z.strictObject({
  podSecurity: podSecurity
    .optional()
    .describe("Exception from Pod Security `restricted`, with its reason. Default: restricted, enforced."),
  quota: quota
    .optional()
    .describe("What the namespace may use in sum. Default: no bound on CPU and memory, and no GPUs."),
  containerDefaults: containerDefaults
    .prefault({ requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "1Gi" } })
    .describe(
      "Requests and limits of a container that names none (LimitRange). Default: 100m and 128Mi, at most 1 CPU and 1Gi.",
    ),
});

export type NamespaceSettings = z.output<typeof namespace>;
