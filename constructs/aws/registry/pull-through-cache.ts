import { EcrPullThroughCacheRule } from "@cdktf/provider-aws/lib/ecr-pull-through-cache-rule";
import { EcrRepositoryCreationTemplate } from "@cdktf/provider-aws/lib/ecr-repository-creation-template";
import { Construct } from "constructs";
import type { Upstream } from "../../../config/schema/eks/registry";
import { lifecyclePolicy } from "./lifecycle-policy";
import { upstreamAddresses } from "./upstream-addresses";

export interface PullThroughCacheProps {
  readonly upstream: Upstream;
  /** ARN of the secret with a name and a token for the upstream. Default: it is asked without. */
  readonly credentials?: string | undefined;
}

/** Images of one repository that a cache keeps; what it let go it fetches again. */
const keepImages = 50;

/**
 * An upstream registry behind ECR, under its own name: `ghcr.io/a/b:1` is `<registry>/ghcr.io/a/b:1`.
 * The first pull makes the repository, as the template has it.
 */
export class PullThroughCache extends Construct {
  constructor(scope: Construct, id: string, { upstream, credentials }: PullThroughCacheProps) {
    super(scope, id);
    const template = new EcrRepositoryCreationTemplate(this, "template", {
      prefix: upstream,
      description: `Images of ${upstream}`,
      appliedFor: ["PULL_THROUGH_CACHE"],
      // What was pulled under a tag stays that, whoever moves the tag upstream.
      imageTagMutability: "IMMUTABLE",
      // Public images under ECR's own key: one of ours would need a role that makes the repositories.
      encryptionConfiguration: [{ encryptionType: "AES256" }],
      lifecyclePolicy: lifecyclePolicy(keepImages),
    });
    new EcrPullThroughCacheRule(this, "rule", {
      ecrRepositoryPrefix: upstream,
      upstreamRegistryUrl: upstreamAddresses[upstream],
      ...(credentials ? { credentialArn: credentials } : {}),
      // A pull between the two would make a repository that is not as it should be, and stays so.
      dependsOn: [template],
    });
  }
}
