import * as z from "zod";
import { bytes } from "../fields/quantity";
import { reason } from "../fields/reason";
import { amounts, requestsWithinLimits } from "../fields/resources";
import { type MigTypeName, migTypes } from "../hardware";

const podSecurity = z.strictObject({
  level: z
    .enum(["baseline", "privileged"])
    .describe("Pod Security level that the namespace enforces instead of `restricted`.")
    .meta({ hint: "leave podSecurity out for restricted; baseline is the narrower of the two exceptions" }),
  reason: reason.describe("What needs the exception and why nothing narrower will do."),
});

/** One optional key for each slice of the catalogue, so that a mistyped one is told the nearest. */
const slices = Object.fromEntries(
  Object.keys(migTypes).map((name) => [
    name,
    z
      .int()
      .min(1)
      .optional()
      .describe("Sum of requested slices of the type. Default: none may be requested.")
      .meta({ hint: "leave a type out of which none may be requested" }),
  ]),
) as Record<MigTypeName, z.ZodOptional<z.ZodInt>>;

const quota = z
  .strictObject({
    requests: amounts.describe("Sum of requests of all pods."),
    limits: amounts.describe("Sum of limits of all pods."),
    pods: z.int().min(1).describe("How many pods may run."),
    gpus: z
      .int()
      .min(1)
      .optional()
      .describe("Sum of requested nvidia.com/gpu. Default: none may be requested.")
      .meta({ hint: "leave gpus out where none may be requested" }),
    slices: z
      .strictObject(slices)
      .default({})
      .describe("Sum of requested slices of GPUs (MIG), by type of the catalogue. Default: none may be requested.")
      .meta({ allowed: 'slices by type, such as { "h100-mig-1g": 8 }', hint: "whole GPUs are bounded by gpus" }),
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
    .describe(
      "What the namespace may use in sum. Default: no bound on CPU and memory, and neither GPUs nor slices of them.",
    ),
  containerDefaults: containerDefaults
    .prefault({ requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "1Gi" } })
    .describe(
      "Requests and limits of a container that names none (LimitRange). Default: 100m and 128Mi, at most 1 CPU and 1Gi.",
    ),
});

export type NamespaceSettings = z.output<typeof namespace>;
