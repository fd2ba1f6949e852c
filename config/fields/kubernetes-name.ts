import * as z from "zod";

/** A name of a Kubernetes object: RFC 1123 label, at most 63 characters. */
export const kubernetesName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/)
  .max(63)
  .meta({
    allowed: "lower-case letters, digits and hyphens, first and last a letter or digit, at most 63 characters",
    hint: "choose a name that Kubernetes accepts as an RFC 1123 label",
    form: "name",
  });
