import * as z from "zod";
import { cron } from "../../../../config/fields/cron";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";
import { type NodeTypeName, nodeTypes } from "../../../../config/hardware";

const type = z.strictObject({
  nodes: z
    .int()
    .min(1)
    .default(1)
    .describe("Nodes of the type that are kept for profiling. Default: 1.")
    .meta({ hint: "the GPUs of these nodes are not monitored; leave the type out for none" }),
});

/** One optional key for each type, so that a mistyped one is told the nearest. */
const types = Object.fromEntries(Object.keys(nodeTypes).map((name) => [name, type.optional()])) as Record<
  NodeTypeName,
  z.ZodOptional<typeof type>
>;

/** Settings of the profiling labeler. */
export const settings = z.strictObject({
  ...namespaced,
  gpuTypes: z
    .strictObject(types)
    .refine((given) => Object.keys(given).length > 0, { error: "keeps no node for profiling" })
    .describe("Types that have nodes for profiling, each a GPU type of target.nodePools. Required.")
    .meta({ allowed: "one GPU type of target.nodePools or more", hint: "h200: {} keeps one node of h200" }),
  schedule: cron
    .default("*/5 * * * *")
    .describe("When it looks for nodes, in UTC. Default: `*/5 * * * *`, every five minutes."),
  resources: resources
    .prefault({ requests: { cpu: "10m", memory: "64Mi" }, limits: { cpu: "200m", memory: "128Mi" } })
    .describe("Default: requests 10m CPU and 64Mi, limits 200m CPU and 128Mi."),
});

export type ProfilingLabelerSettings = z.output<typeof settings>;
