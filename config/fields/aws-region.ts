import * as z from "zod";

/** Code of an AWS region. */
export const awsRegion = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
  .meta({
    allowed: "an AWS region, such as us-east-2",
    hint: "write the region's code, without a zone's letter",
    form: "AWS region",
  });
