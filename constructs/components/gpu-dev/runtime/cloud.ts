import * as z from "zod";
import { awsFileSystem } from "../../../../config/fields/aws-file-system";
import { awsRegion } from "../../../../config/fields/aws-region";
import { awsZone } from "../../../../config/fields/aws-zone";

const sharedFiles = z
  .strictObject({
    securityGroup: z
      .string()
      .startsWith("sg-")
      .optional()
      .describe(
        "Security group of the file systems' mount targets. Default: that of target.sharedFiles (eks); required elsewhere.",
      ),
    subnets: z
      .array(z.string().startsWith("subnet-"))
      .min(1)
      .optional()
      .describe(
        "Subnets that get a mount target of each file system. Default: those of the target's nodes (eks); required elsewhere.",
      ),
    compilerCache: awsFileSystem
      .optional()
      .describe(
        "File system of the shared ccache, by its name in target.sharedFiles (eks) or by its id. Default: none.",
      ),
  })
  .superRefine(({ securityGroup, subnets }, context) => {
    if ((securityGroup === undefined) === (subnets === undefined)) return;
    context.addIssue({
      code: "custom",
      path: [securityGroup === undefined ? "securityGroup" : "subnets"],
      message: "is required beside the other one",
      params: { hint: "say both, or on eks neither: then the target's own are taken" },
    });
  });

const aws = z
  .strictObject({
    kind: z
      .literal("aws")
      .describe("Amazon: users' disks are EBS volumes, and groups of nodes are counted as Auto Scaling groups."),
    region: awsRegion.optional().describe("Region of the cluster. Default: the target's (eks); required elsewhere."),
    zone: awsZone
      .optional()
      .describe(
        "Availability zone that users' disks are made in when no GPU's zone is known. Default: the first of the target's nodes (eks); required elsewhere.",
      ),
    diskContentsBucket: z
      .string()
      .min(3)
      .optional()
      .describe(
        "Bucket that listings of users' disks are written to, by its name in target.buckets (eks) or its whole name. Default: no listings.",
      ),
    sharedFiles: sharedFiles
      .optional()
      .describe("EFS file systems that users keep between machines. Default: none; users have their disks only."),
  })
  .refine(({ region, zone }) => region === undefined || zone === undefined || zone.slice(0, -1) === region, {
    path: ["zone"],
    error: "is no zone of the region",
    params: { allowed: "the region and one letter", hint: "a disk can only be attached in its own zone" },
  });

const gcp = z.strictObject({
  kind: z
    .literal("gcp")
    .describe(
      "Google: nodes are counted by their labels; the programs keep no disks there, homes end with their pods.",
    ),
  project: z
    .string()
    .regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/)
    .describe("Id of the project.")
    .meta({ allowed: "a project id: 6 to 30 lower-case letters, digits and hyphens" }),
  zone: z
    .string()
    .regex(/^[a-z]+-[a-z]+\d+-[a-z]$/)
    .describe("Zone of the cluster.")
    .meta({ allowed: "a zone, such as us-central1-a" }),
});

const none = z.strictObject({
  kind: z
    .literal("none")
    .describe("No cloud: nodes are counted by their labels, homes end with their pods, and no cloud is called."),
});

/** The cloud that gpu-dev's programs know: their provider factory has aws, gcp and custom, which is no cloud. */
export const cloud = z
  .discriminatedUnion("kind", [aws, gcp, none])
  .meta({ hint: "name the cloud that the cluster runs in, or none: then no cloud is called" });

/** As an environment says it: what the target knows may be left out. */
export type CloudSettings = z.output<typeof cloud>;
