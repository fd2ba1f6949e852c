import * as z from "zod";
import { awsZone } from "../../fields/aws-zone";

const reservationId = z
  .string()
  .regex(/^cr-[0-9a-f]{8,17}$/)
  .meta({
    allowed: "the id of a capacity reservation, such as cr-0123456789abcdef0",
    hint: "`aws ec2 describe-capacity-reservations` prints the ids",
  });

const instant = z.iso.datetime().meta({
  allowed: "a time in UTC, such as 2026-12-01T11:30:00Z",
  hint: "copy it from the reservation: capacity blocks end at 11:30 UTC",
});

/** Where the machines of a pool come from. Mixtures that cannot run are refused before AWS does (config/eks). */
export const capacity = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("onDemand").describe("Machines as there are any; never one that somebody has reserved."),
    }),
    z.strictObject({
      kind: z.literal("spot").describe("Machines that AWS may take back with two minutes' notice."),
      maxPrice: z
        .number()
        .positive()
        .optional()
        .describe("Most that is paid, in USD an hour and machine. Default: the on-demand price."),
    }),
    z.strictObject({
      kind: z.literal("reservation").describe("An on-demand capacity reservation, and nothing beside it."),
      id: reservationId.describe("Id of the reservation."),
      zone: awsZone.describe("Zone of the reservation."),
      instances: z.int().min(1).describe("Machines that are reserved."),
      placementGroup: z
        .string()
        .min(1)
        .optional()
        .describe("Cluster placement group that the reservation was made in. Default: none."),
    }),
    z.strictObject({
      kind: z
        .literal("capacityBlock")
        .describe("A capacity block for machine learning: paid ahead, from start to end."),
      id: reservationId.describe("Id of the capacity block."),
      zone: awsZone.describe("Zone of the capacity block."),
      instances: z.int().min(1).describe("Machines in the block."),
      start: instant.describe("When it begins."),
      end: instant.describe("When it ends, by its last extension; AWS ends the machines half an hour earlier."),
    }),
  ])
  .meta({ hint: "docs/operations/capacity-blocks.md tells the kinds apart" });

export type Capacity = z.output<typeof capacity>;
