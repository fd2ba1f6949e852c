import * as z from "zod";

/** A DNS name of several labels. */
export const hostName = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/)
  .meta({
    allowed: "a DNS name without scheme and port, such as registry.internal.example.com",
    hint: "write the name alone, in lower case",
  });
