import * as z from "zod";

/** Name of an availability zone. Local and Wavelength Zones are none: a cluster cannot be made in them. */
export const awsZone = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/)
  .meta({
    allowed: "an availability zone, such as us-east-2a",
    hint: "write the region and one letter; Local Zones cannot carry a cluster",
    form: "availability zone",
  });
