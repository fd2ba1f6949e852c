import type { TerraformStack } from "cdktf";
import type { Layer } from "../../config/layer";
import { awsProvider } from "../../constructs/aws/aws-provider";
import type { AwsSite } from "../../constructs/aws/aws-site";
import { BaseStack } from "../../stacks/base-stack";
import { eksSite, eksTarget } from "./eks-target";
import { resolvedEnvironment } from "./resolved-environment";
import { Template } from "./template";
import { unwrittenApp } from "./unwritten-app";

/** What `build` puts into a stack as every EKS environment has it, dependencies included. */
export function awsStack(
  build: (stack: TerraformStack, site: AwsSite) => void,
  { site = eksSite(), layer = "network" }: { readonly site?: AwsSite; readonly layer?: Layer } = {},
): Template {
  const environment = resolvedEnvironment({ target: eksTarget });
  const stack = new BaseStack(unwrittenApp(), environment, layer, { outdir: "", kubeconfigPaths: [] });
  awsProvider(stack, site);
  build(stack, site);
  return Template.of(stack);
}
