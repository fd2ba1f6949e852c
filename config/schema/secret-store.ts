import * as z from "zod";
import { kubernetesName } from "../fields/kubernetes-name";

/** The store that External Secrets reads. */
export const secretStore = z
  .strictObject({
    kind: z.enum(["ClusterSecretStore", "SecretStore"]).describe("Kind of the External Secrets store."),
    name: kubernetesName.describe("Name of the External Secrets store."),
  })
  .optional()
  .describe("Store that External Secrets reads. Default: none.");
