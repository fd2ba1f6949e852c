import * as z from "zod";
import { namespaced } from "../../../../config/fields/namespaced";

/** Settings of the ground that image builds of the processor stand on. */
export const settings = z.strictObject({
  ...namespaced,
  repository: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/)
    .optional()
    .describe(
      "Repository of the cloud's registry that builds push to, as the processor names it (customImages). Default: builds get no permission of the cloud.",
    )
    .meta({
      allowed: "registry/repository, without a tag",
      hint: "name the same repository as components.reservationProcessor.customImages",
    }),
});
