import * as z from "zod";
import { labelPrefix } from "../naming";

/** Key of a Kubernetes label or taint: an optional DNS prefix, then a name. */
export const labelKey = z
  .string()
  .regex(/^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/)
  .meta({
    allowed:
      "letters, digits, dots, hyphens and underscores, at most 63, after an optional prefix such as example.com/",
    hint: "choose a key that Kubernetes accepts for labels",
    form: "label key",
  });

/** Value of a Kubernetes label or taint. */
export const labelValue = z
  .string()
  .regex(/^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/)
  .meta({
    allowed: "letters, digits, dots, hyphens and underscores, first and last a letter or digit, at most 63",
    hint: "choose a value that Kubernetes accepts for labels; free text belongs in a comment",
    form: "label value",
  });

/** Key of a label that an environment adds to its own objects: not one that Gantry sets itself. */
export const ownLabelKey = labelKey.refine(
  (key) => !key.startsWith(`${labelPrefix}/`) && key !== "app.kubernetes.io/managed-by",
  {
    error: "is set by Gantry itself",
    params: {
      allowed: `any key but ${labelPrefix}/... and app.kubernetes.io/managed-by`,
      hint: "remove it: Gantry labels every object with its environment and owner",
    },
  },
);
