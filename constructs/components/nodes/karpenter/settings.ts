import * as z from "zod";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";

/** Settings of Karpenter. */
export const settings = z.strictObject({
  ...namespaced,
  replicas: z
    .int()
    .min(1)
    .max(3)
    .default(2)
    .describe("Pods, each on a node of its own; one works, the others wait for its place. Default: 2.")
    .meta({ hint: "no more than the system pools have nodes" }),
  memoryOverheadPercent: z
    .number()
    .min(0)
    .max(20)
    .default(7.5)
    .describe(
      "Share of a machine's memory that nobody gets, in percent, until a first node of its kind has shown it. Default: 7.5.",
    )
    .meta({
      hint: "lower where pods that ask for nearly a whole machine get no node; too low makes nodes that do not fit",
    }),
  resources: resources
    .prefault({ requests: { cpu: "250m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } })
    .describe("Default: requests 250m CPU and 512Mi, limits 1 CPU and 1Gi."),
});
