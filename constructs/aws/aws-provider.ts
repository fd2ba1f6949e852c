import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import type { AwsSite } from "./aws-site";

/** The region that certificates and firewalls of CloudFront live in. */
const globalRegion = "us-east-1";

/** Configures the AWS provider: one account, one region, the environment's tags on everything. */
export function awsProvider(stack: TerraformStack, site: AwsSite): AwsProvider {
  const existing = stack.node.tryFindChild("aws");
  if (existing instanceof AwsProvider) return existing;
  return new AwsProvider(stack, "aws", {
    region: site.region,
    allowedAccountIds: [site.account],
    defaultTags: [{ tags: { ...site.tags } }],
  });
}

/** A second AWS provider for what CloudFront only takes from us-east-1. */
export function globalAwsProvider(stack: TerraformStack, site: AwsSite): AwsProvider {
  const existing = stack.node.tryFindChild("aws-global");
  if (existing instanceof AwsProvider) return existing;
  return new AwsProvider(stack, "aws-global", {
    alias: "global",
    region: globalRegion,
    allowedAccountIds: [site.account],
    defaultTags: [{ tags: { ...site.tags } }],
  });
}
