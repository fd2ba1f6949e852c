import * as z from "zod";
import { awsAccount } from "../../fields/aws-account";
import { awsArn } from "../../fields/aws-arn";
import { awsRegion } from "../../fields/aws-region";

const repositoryName = z
  .string()
  .regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/)
  .max(256)
  .meta({
    allowed: "a repository name, such as gpu-dev/api",
    hint: "lower-case letters, digits and . _ - / between them",
  });

const repository = z.strictObject({
  keepImages: z.int().min(1).default(10).describe("Images that are kept, the newest first. Default: 10."),
});

const upstreams = ["docker.io", "ghcr.io", "quay.io", "registry.k8s.io", "public.ecr.aws"] as const;

/** Container images in ECR. */
export const registry = z.strictObject({
  repositories: z
    .record(repositoryName, repository)
    .default({})
    .describe("Repositories by name: tags cannot be overwritten, every push is scanned. Default: none."),
  pullThrough: z
    .partialRecord(
      z.enum(upstreams),
      z.strictObject({
        credentials: awsArn(
          "secretsmanager",
          "arn:aws:secretsmanager:us-east-2:111122223333:secret:ecr-pullthroughcache/docker-hub-AbCdEf",
        )
          .optional()
          .describe(
            "ARN of the Secrets Manager secret for the upstream. Default: none; docker.io and ghcr.io need one.",
          ),
      }),
    )
    .default({})
    .describe("Upstream registries that ECR caches. Default: none."),
  replication: z
    .strictObject({
      regions: z.array(awsRegion).min(1).describe("Regions that get every image as well."),
      account: awsAccount.optional().describe("Account that they are in. Default: the environment's own."),
    })
    .optional()
    .describe("Copies of the repositories elsewhere. Default: none."),
});

export type RegistrySettings = z.output<typeof registry>;
