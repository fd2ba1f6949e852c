import * as z from "zod";
import { kubernetesName } from "../fields/kubernetes-name";
import { kubeconfig } from "./kubeconfig";

const prefix = z
  .string()
  .regex(/^[a-z0-9][a-z0-9/_-]*$/)
  .optional()
  .describe("Folder of the environment's states. Default: the environment's name.")
  .meta({ allowed: "lower-case letters, digits, hyphens, underscores and slashes" });

const bucket = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/)
  .meta({ allowed: "a bucket name of 3 to 63 lower-case letters, digits, dots, hyphens and underscores" });

/** Where the Terraform states of an environment are kept, one for each of its stacks. */
export const state = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("local").describe("Files beside the program: for one person, locked on this machine only."),
    prefix,
  }),
  z.strictObject({
    kind: z.literal("s3").describe("An S3 bucket, encrypted, locked by S3 itself (use_lockfile)."),
    bucket,
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/).describe("Region of the bucket.").meta({ allowed: "an AWS region, such as us-east-2" }),
    prefix,
    kmsKey: z.string().regex(/^arn:aws[a-z-]*:kms:/).optional().describe("ARN of the KMS key. Default: the bucket's own key.").meta({ allowed: "the ARN of a KMS key" }),
  }),
  z.strictObject({
    kind: z.literal("gcs").describe("A Cloud Storage bucket, encrypted and locked by Cloud Storage."),
    bucket,
    prefix,
    kmsKey: z.string().regex(/^projects\/.+\/cryptoKeys\/.+$/).optional().describe("Name of the Cloud KMS key. Default: the bucket's own key.").meta({ allowed: "projects/…/locations/…/keyRings/…/cryptoKeys/…" }),
  }),
  z.strictObject({
    kind: z.literal("kubernetes").describe("Secrets in a cluster, locked by a Lease; encrypted where the cluster encrypts Secrets."),
    kubeconfig,
    namespace: kubernetesName.describe("Namespace of the state's Secrets; it must be there before the first deploy."),
    prefix: kubernetesName.optional().describe("Start of the Secrets' suffix. Default: the environment's name."),
  }),
]);

export type StateSettings = z.output<typeof state>;
