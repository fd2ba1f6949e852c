import * as z from "zod";

const aws = z
  .strictObject({
    kind: z
      .literal("aws")
      .describe("Amazon: users' disks are EBS volumes, and groups of nodes are counted as Auto Scaling groups."),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
      .describe("Region of the cluster.")
      .meta({ allowed: "an AWS region, such as us-east-2" }),
    zone: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/)
      .describe("Availability zone that users' disks are made in when no GPU's zone is known.")
      .meta({ allowed: "an availability zone, such as us-east-2a" }),
    diskContentsBucket: z
      .string()
      .min(3)
      .optional()
      .describe("Bucket that listings of users' disks are written to. Default: no listings."),
    sharedFiles: z
      .strictObject({
        securityGroup: z.string().startsWith("sg-").describe("Security group of the file systems' mount targets."),
        subnets: z
          .array(z.string().startsWith("subnet-"))
          .min(1)
          .describe("Subnets that get a mount target of each file system."),
        compilerCache: z
          .string()
          .startsWith("fs-")
          .optional()
          .describe("File system of the shared ccache. Default: none."),
      })
      .optional()
      .describe("EFS file systems that users keep between machines. Default: none; users have their disks only."),
  })
  .refine(({ region, zone }) => zone.slice(0, -1) === region, {
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

export type Cloud = z.output<typeof cloud>;
