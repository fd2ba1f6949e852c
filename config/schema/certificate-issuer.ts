import * as z from "zod";
import { kubernetesName } from "../fields/kubernetes-name";

/** Who signs certificates of services inside the cluster. */
export const certificateIssuer = z
  .strictObject({
    kind: z
      .enum(["ClusterIssuer", "Issuer"])
      .describe("Kind of the cert-manager issuer. An Issuer must stand in each namespace that gets a certificate."),
    name: kubernetesName.describe(
      "Name of the cert-manager issuer. It must sign names inside the cluster: a CA of your own, not ACME.",
    ),
  })
  .optional()
  .describe("cert-manager issuer that signs certificates of services inside the cluster. Default: none.");
