import * as z from "zod";
import { cidr } from "../../fields/cidr";
import { reason } from "../../fields/reason";
import { retentionDays } from "../../fields/retention-days";

const endpoint = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("private").describe("The API server answers inside the VPC only."),
      cidrs: z
        .array(cidr)
        .default([])
        .describe(
          "Networks beyond the VPC that call it through a VPN or a peering. Default: none; the VPC itself always may.",
        ),
    }),
    z.strictObject({
      kind: z.literal("public").describe("It answers on the internet as well, to these networks."),
      cidrs: z
        .array(cidr)
        .min(1)
        // https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html
        .max(40)
        .describe("Networks on the internet that may call the API server; 40 at most.")
        .meta({ hint: 'name the networks of people and pipelines, or set kind to "private"' }),
    }),
  ])
  .meta({ hint: "private needs a way into the VPC: a VPN, or a runner of the pipeline inside it" });

const authentication = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("accessEntries").describe("Who may call the API is in access entries alone.") }),
    z.strictObject({
      kind: z
        .literal("accessEntriesAndConfigMap")
        .describe(
          "The ConfigMap aws-auth counts as well, for a cluster that is on its way from it: whoever may write that ConfigMap makes administrators that no file names.",
        ),
      reason: reason.describe("Who still needs the ConfigMap, and until when."),
    }),
  ])
  .meta({ hint: "a cluster that nobody knows by aws-auth has access entries alone" });

/** The control plane of an EKS cluster. */
export const controlPlane = z.strictObject({
  endpoint: endpoint
    .prefault({ kind: "private" })
    .describe("Where the API server answers. Default: inside the VPC only."),
  authentication: authentication
    .prefault({ kind: "accessEntries" })
    .describe(
      "Where it is said who may call the API; there is no way back to the ConfigMap. Default: access entries alone.",
    ),
  logRetentionDays: retentionDays
    .default(90)
    .describe("Days that the control plane's logs, of all five kinds, are kept. Default: 90."),
  support: z
    .enum(["standard", "extended"])
    .default("standard")
    .describe(
      "What happens when the Kubernetes version leaves standard support: `standard`: EKS upgrades the cluster by itself; `extended`: a year more, six times the price of a cluster's hour. Default: standard.",
    ),
  serviceCidr: cidr
    .default("172.20.0.0/16")
    .describe("Network of Services, private and from /12 to /24; it never changes. Default: 172.20.0.0/16."),
});

export type ControlPlaneSettings = z.output<typeof controlPlane>;
