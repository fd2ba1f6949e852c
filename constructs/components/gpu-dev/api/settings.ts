import * as z from "zod";
import { awsRegion } from "../../../../config/fields/aws-region";
import { exposure } from "../../../../config/fields/exposure";
import { hostName } from "../../../../config/fields/host-name";
import { ownImage } from "../../../../config/fields/image";
import { namespaced } from "../../../../config/fields/namespaced";
import { reason } from "../../../../config/fields/reason";
import { resources } from "../../../../config/fields/resources";

/** Settings of the API service. */
export const settings = z.strictObject({
  ...namespaced,
  image: ownImage("the gpu-dev API service", "build it from the gpu-dev sources (FastAPI, port 8000, uid 1000)"),
  replicas: z
    .int()
    .min(1)
    .max(20)
    .default(2)
    .describe("Pods of the API. Default: 2, so that a roll or a drained node leaves one serving.")
    .meta({ hint: "2 or 3 serve a team; each pod holds up to 10 database connections" }),
  resources: resources
    .prefault({ requests: { cpu: "250m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } })
    .describe("Default: requests 250m CPU and 512Mi, limits 1 CPU and 1Gi."),
  rolloutMinutes: z
    .int()
    .min(1)
    .max(60)
    .default(10)
    .describe("Minutes until a deploy gives up waiting for the pods to be ready. Default: 10.")
    .meta({ hint: "raise it where images are large or nodes have to be made first" }),
  login: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("awsRole").describe("Callers prove an AWS role; the API asks AWS STS."),
        role: z
          .string()
          .regex(/^[\w+=,.@-]{1,64}$/)
          .default("SSOCloudDevGpuReservation")
          .describe("Name of the role that callers must hold, compared as a whole. Default: SSOCloudDevGpuReservation.")
          .meta({
            allowed: "the name of one IAM role, without wildcards",
            hint: "the API compares the whole name: * matches nothing",
          }),
        region: awsRegion.describe("Region whose STS endpoint is asked."),
      }),
      z.strictObject({
        kind: z
          .literal("localDeveloper")
          .describe("Everybody who reaches the API is this user: for a laptop's cluster only."),
        user: z.string().min(1).describe("Name of the user."),
      }),
    ])
    .describe("How callers log in."),
  apiKeyHours: z
    .int()
    .min(1)
    .max(168)
    .default(2)
    .describe("Hours until an API key expires. Default: 2.")
    .meta({ hint: "short keys are renewed by the CLI by itself" }),
  diskContentsBucket: z
    .string()
    .min(3)
    .optional()
    .describe(
      "Bucket with listings of users' disks, by its name in target.buckets (eks) or its whole name, read with the service account's own identity. Default: no listings.",
    ),
  public: z
    .strictObject({
      exposure,
      host: hostName
        .optional()
        .describe(
          "Name that callers outside call it by; on EKS, one of target.edge.domain comes with a DNS record, and with TLS where edge.web is. Default: none.",
        )
        .meta({ hint: "one label below target.edge.domain, such as api.gpu-dev.example.com" }),
      tls: z
        .strictObject({ terminatedBy: reason })
        .optional()
        .describe(
          "What terminates TLS in front of the load balancer. Required for exposure internet and open, unless target.edge.web serves the host.",
        ),
    })
    .optional()
    .describe(
      "Service api-service-public for callers outside the cluster. Default: none; the API is reached inside only.",
    ),
});
