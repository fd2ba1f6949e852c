import * as z from "zod";
import { image } from "../../../../config/fields/image";
import { namespaced } from "../../../../config/fields/namespaced";
import { resources } from "../../../../config/fields/resources";
import { imageReference } from "../../../../config/versions";
import { images } from "./images";

/** Settings of the EFA device plugin. */
export const settings = z.strictObject({
  ...namespaced,
  image: image
    .default(imageReference(images.efaDevicePlugin))
    .describe("Image of the plugin. Default: AWS's own, from its registry in us-west-2.")
    .meta({ hint: "China and GovCloud have registries of their own, in other accounts" }),
  resources: resources
    .prefault({ requests: { cpu: "10m", memory: "20Mi" }, limits: { cpu: "100m", memory: "128Mi" } })
    .describe("Default: requests 10m CPU and 20Mi, as AWS's chart has them, limits 100m CPU and 128Mi."),
});
