import type { TerraformStack } from "cdktf";
import type { Layer } from "../config/layer";
import type { ResolvedEnvironment } from "../config/resolved-environment";
import { awsProvider } from "../constructs/aws/aws-provider";
import { AwsSite } from "../constructs/aws/aws-site";

/** What a cloud makes in one of an environment's stacks. */
export type CloudLayer = (stack: TerraformStack) => void;

/** The layers that the target's cloud fills below the components; a cluster that is there already has none. */
export function cloudLayers(environment: ResolvedEnvironment): Partial<Record<Layer, CloudLayer>> {
  const { target } = environment;
  if (target.kind !== "eks") return {};
  const site = new AwsSite(environment, target);
  const layer =
    (fill: CloudLayer): CloudLayer =>
    (stack) => {
      awsProvider(stack, site);
      fill(stack);
    };
  return {
    network: layer(() => {}),
    cluster: layer(() => {}),
  };
}
