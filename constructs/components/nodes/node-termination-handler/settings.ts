import * as z from "zod";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";

/** Settings of the node termination handler. */
export const settings = z.strictObject({
  ...namespaced,
  scheduledEvents: z
    .enum(["drain", "ignore"])
    .default("drain")
    .describe("What a maintenance that AWS plans does to the node, such as a reboot. Default: drain."),
  rebalanceRecommendation: z
    .enum(["cordon", "drain", "ignore"])
    .default("cordon")
    .describe(
      "What AWS's early sign of an interruption does to the node: `cordon` takes no new pods and leaves the running ones. Default: cordon.",
    )
    .meta({ hint: "many recommendations come to nothing, so drain ends reservations that could have gone on" }),
  nodeSeconds: z
    .int()
    .min(30)
    .max(120)
    .default(120)
    .describe("Seconds that all pods of a node together have to end. Default: 120, the whole notice of a spot node.")
    .meta({ hint: "AWS takes a spot node back two minutes after its notice" }),
  resources: resources
    .prefault({ requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "100m", memory: "128Mi" } })
    .describe("Default: requests 50m CPU and 64Mi, limits 100m CPU and 128Mi."),
});
