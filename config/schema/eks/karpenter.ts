import * as z from "zod";
import { awsZone } from "../../fields/aws-zone";

/** What lies in AWS for nodes that Karpenter makes; the components `karpenter` and `karpenterNodePools` make the rest. */
export const karpenter = z
  .strictObject({
    zones: z
      .array(awsZone)
      .min(1)
      .optional()
      .describe("Zones that it may make nodes in. Default: all zones of the network.")
      .meta({ hint: "name zones of target.network" }),
  })
  .meta({
    allowed: '{}, or { zones: ["us-east-2a"] }',
    hint: "add the components karpenter and karpenterNodePools as well",
  });

export type KarpenterSettings = z.output<typeof karpenter>;
