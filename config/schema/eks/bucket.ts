import * as z from "zod";

/** S3 buckets that outlive a cluster. */
export const bucket = z.strictObject({
  expireDays: z
    .int()
    .min(1)
    .optional()
    .describe("Days until an object is deleted. Default: never.")
    .meta({ hint: "leave it out for what is kept" }),
  oldVersionDays: z
    .int()
    .min(1)
    .default(30)
    .describe("Days that an overwritten or deleted object can still be had back. Default: 30.")
    .meta({ hint: "every version costs what an object costs" }),
});

export type BucketSettings = z.output<typeof bucket>;
