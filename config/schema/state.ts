import * as z from "zod";
import { awsRegion } from "../fields/aws-region";
import { kubernetesName } from "../fields/kubernetes-name";
import { layers } from "../layer";
import { longestLabelValue } from "../naming";
import { kubeconfig } from "./kubeconfig";

const prefix = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*(\/[a-z0-9_-]+)*$/)
  .optional()
  .describe("Folder of the environment's states. Default: the environment's name.")
  .meta({
    allowed: "folders of lower-case letters, digits, hyphens and underscores, with single slashes between them",
    hint: "leave prefix out unless the states lie elsewhere already",
  });

const bucket = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/)
  .describe("Name of the bucket, which is there already.")
  .meta({
    allowed: "a bucket name of 3 to 63 lower-case letters, digits, dots, hyphens and underscores",
    hint: "name the bucket alone, without s3://, gs:// or a path",
  });

/** Suffix of the state's Secret: a label carries it, so prefix and layer together must fit into one. */
const longestPrefix = longestLabelValue - Math.max(...layers.map((layer) => layer.length)) - 1;

const local = z.strictObject({
  kind: z.literal("local").describe("Files beside the program: for one person, locked on this machine only."),
  prefix,
});

const bootstrap = z.strictObject({
  stateIn: z
    .enum(["local", "bucket"])
    .describe(
      "Where the bucket's own state lies: `local`, a file beside the program, until the bucket is there; `bucket` from then on (docs/operations/state-bootstrap.md).",
    )
    .meta({ hint: "begin with local, and move the state into the bucket after the first deploy" }),
  oldVersionDays: z
    .int()
    .min(1)
    .default(90)
    .describe("Days that an overwritten state can still be had back; the last 20 always can. Default: 90."),
});

const s3 = z.strictObject({
  kind: z.literal("s3").describe("An S3 bucket, encrypted, locked by S3 itself (use_lockfile)."),
  bucket: bucket.describe("Name of the bucket. It is there already, unless bootstrap makes it."),
  region: awsRegion.describe("Region of the bucket."),
  prefix,
  kmsKey: z
    .string()
    .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+$/)
    .optional()
    .describe("ARN of the KMS key. Default: the key that bootstrap makes; without bootstrap, the keys of S3 itself.")
    .meta({
      allowed: "the ARN of a KMS key, such as arn:aws:kms:us-east-2:111122223333:key/...",
      hint: "copy the ARN from KMS, or leave kmsKey out",
    }),
  bootstrap: bootstrap
    .optional()
    .describe(
      "Gantry makes the bucket and its key itself, in the account of the EKS target, as the stack `<name>-state`. Default: both are there already.",
    ),
});

const gcs = z.strictObject({
  kind: z.literal("gcs").describe("A Cloud Storage bucket, encrypted and locked by Cloud Storage."),
  bucket,
  prefix,
  kmsKey: z
    .string()
    .regex(/^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/)
    .optional()
    .describe("Name of the Cloud KMS key. Default: the bucket's own key.")
    .meta({
      allowed: "projects/.../locations/.../keyRings/.../cryptoKeys/...",
      hint: "copy the resource name from Cloud KMS, or leave kmsKey out",
    }),
});

const kubernetes = z.strictObject({
  kind: z
    .literal("kubernetes")
    .describe("Secrets in a cluster, locked by a Lease; encrypted where the cluster encrypts Secrets."),
  kubeconfig,
  namespace: kubernetesName.describe("Namespace of the state's Secrets; it must be there before the first deploy."),
  prefix: kubernetesName
    .max(longestPrefix)
    .meta({
      allowed: `lower-case letters, digits and hyphens, at most ${longestPrefix} characters`,
      hint: "leave prefix out unless the states lie elsewhere already",
      // Shorter than the names of that form.
      form: undefined,
    })
    .optional()
    .describe("Start of the Secrets' suffix. Default: the environment's name."),
});

/** Where the Terraform states of an environment are kept, one for each of its stacks. */
export const state = z
  .discriminatedUnion("kind", [local, s3, gcs, kubernetes])
  .meta({ hint: "docs/reference/environment.md tells the kinds apart" });

export type StateSettings = z.output<typeof state>;
