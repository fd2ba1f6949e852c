import * as z from "zod";
import { kubernetesName } from "../../../../config/fields/kubernetes-name";
import { namespaced } from "../../../../config/fields/namespaced";

/** Settings of the certificate authority. */
export const settings = z.strictObject({
  ...namespaced,
  issuer: kubernetesName
    .describe("Name of the ClusterIssuer that it becomes.")
    .meta({ hint: "the name that target.certificateIssuer says, so that components ask it" }),
  commonName: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe("Name that its certificate carries, which people see. Default: `<environment> internal CA`."),
  validYears: z
    .int()
    .min(2)
    .max(30)
    .default(10)
    .describe("Years that its certificate is valid; it is renewed, with the same key, one year before. Default: 10."),
});
