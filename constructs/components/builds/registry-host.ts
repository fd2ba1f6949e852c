import * as z from "zod";

/** Name of a registry that builds know, as image references have it. */
export const registryHost = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/)
  .meta({
    allowed: "a host name with its port where that is not 443, such as registry.example.com:5000",
    hint: "write it as image references do, without https:// and without a repository",
  });
