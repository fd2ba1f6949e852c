import * as z from "zod";
import { kubernetesName } from "../fields/kubernetes-name";

/** Where images and charts are pulled from. */
export const artifacts = z.strictObject({
  mirror: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/)
    .optional()
    .describe(
      "Registry that carries every image and chart under its full upstream name: `<mirror>/ghcr.io/…`. Default: upstream.",
    )
    .meta({
      allowed: "host[:port][/path], without a scheme",
      hint: "name the registry as in an image reference: registry.example.com/mirror",
    }),
  pullSecret: kubernetesName
    .optional()
    .describe("Name of the image pull Secret, which is in every namespace already. Default: none.")
    .meta({ hint: "name the Secret, not what is in it" }),
});
