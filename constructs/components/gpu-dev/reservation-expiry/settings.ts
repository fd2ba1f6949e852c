import * as z from "zod";
import { ownImage } from "../../../../config/fields/image";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";
import { periodicSettings } from "../runtime/periodic-settings";

/** Settings of the expiry of reservations. */
export const settings = z.strictObject({
  ...namespaced,
  image: ownImage(
    "the expiry of reservations",
    "build it from the gpu-dev sources (Python, module expiry.main, uid 1000)",
  ),
  ...periodicSettings,
  warningMinutes: z
    .int()
    .min(5)
    .max(1440)
    .default(30)
    .describe("Minutes before the end from when on users are warned, at 30, 15 and 5 minutes. Default: 30."),
  gracePeriodSeconds: z
    .int()
    .min(0)
    .max(3600)
    .default(120)
    .describe("Seconds after the end until a dev pod is ended. Default: 120."),
  resources: resources
    .prefault({ requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "2", memory: "4Gi" } })
    .describe("Default: requests 500m CPU and 1Gi, limits 2 CPU and 4Gi."),
});
