import * as z from "zod";
import { nodeTypeField } from "../../../../config/fields/gpu-type";
import { image } from "../../../../config/fields/image";
import { namespaced } from "../../../../config/fields/namespaced";

/** Settings of the image prepuller. */
export const settings = z.strictObject({
  ...namespaced,
  images: z
    .array(image)
    .max(10)
    .refine((images) => new Set(images).size === images.length, { error: "names an image twice" })
    .default([])
    .describe("Images to pull beside the dev pods' own; each must have /bin/sh. Default: none.")
    .meta({
      allowed: "up to 10 pinned images, each once",
      hint: "name what else users wait for, such as docker:27-dind",
    }),
  gpuTypes: z
    .array(nodeTypeField)
    .min(1)
    .refine((types) => new Set(types).size === types.length, { error: "names a type twice" })
    .optional()
    .describe(
      "Types whose nodes pull. Default: every type with x86_64 nodes, Karpenter's too, because the dev image is built for them.",
    )
    .meta({ allowed: "types that nodes have, each once", hint: "leave it out for every x86_64 type" }),
});
