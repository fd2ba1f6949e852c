import * as z from "zod";
import { awsAccount } from "../../fields/aws-account";
import { awsArn } from "../../fields/aws-arn";
import { awsRegion } from "../../fields/aws-region";

const repositoryName = z
  .string()
  .min(2)
  .regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/)
  .max(256)
  .meta({
    allowed: "a repository name, such as gpu-dev/api",
    hint: "two characters at least: lower-case letters, digits and . _ - / between them",
  });

const repository = z.strictObject({
  keepImages: z
    .int()
    .min(1)
    .default(10)
    .describe("Images with a tag that are kept, the newest first. Default: 10.")
    .meta({ hint: "keep as many as a rollback may need" }),
});

const upstreams = ["docker.io", "ghcr.io", "quay.io", "registry.k8s.io", "public.ecr.aws"] as const;

/** Container images in ECR. An account has one registry in a region: all but the repositories is of one environment there. */
export const registry = z.strictObject({
  repositories: z
    .record(repositoryName, repository)
    .default({})
    .describe("Repositories by their whole name: a tag cannot be overwritten, every push is scanned. Default: none."),
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
            "ARN of the Secrets Manager secret with username and accessToken for the upstream. Default: none; docker.io and ghcr.io need one.",
          ),
      }),
    )
    .default({})
    .describe(
      "Upstream registries that ECR caches below their own name: `<registry>/ghcr.io/...`, as artifacts.mirror has it. Default: none.",
    )
    .meta({ hint: "what is pulled from other upstreams has to be pushed into repositories of their names" }),
  scanning: z
    .enum(["basic", "enhanced"])
    .optional()
    .describe(
      "Scan of every image of the whole registry, caches too: `basic` at its push, `enhanced` again and again by Amazon Inspector. Default: repositories alone, at every push.",
    )
    .meta({ hint: "it is the registry's: one environment of the account and region says it" }),
  replication: z
    .strictObject({
      regions: z.array(awsRegion).min(1).describe("Regions that get every image of the repositories as well."),
      account: awsAccount.optional().describe("Account that they are in. Default: the environment's own."),
    })
    .optional()
    .describe("Copies of the repositories elsewhere; what was there before is not copied. Default: none."),
  receiveFrom: z
    .array(awsAccount)
    .default([])
    .describe("Accounts whose registries may put copies of theirs here. Default: none."),
});

export type RegistrySettings = z.output<typeof registry>;
export type Upstream = (typeof upstreams)[number];
