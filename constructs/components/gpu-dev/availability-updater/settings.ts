import * as z from "zod";
import { ownImage } from "../../../../config/fields/image";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";
import { periodicSettings } from "../runtime/periodic-settings";

/** Settings of the availability updater. */
export const settings = z.strictObject({
  ...namespaced,
  image: ownImage(
    "the availability updater",
    "build it from the gpu-dev sources (Python, module updater.main, uid 1000)",
  ),
  ...periodicSettings,
  resources: resources
    .prefault({ requests: { cpu: "250m", memory: "512Mi" }, limits: { cpu: "1", memory: "2Gi" } })
    .describe("Default: requests 250m CPU and 512Mi, limits 1 CPU and 2Gi."),
});
