import { Aspects, TerraformStack } from "cdktf";
import { NodeGroups } from "../../../../constructs/aws/nodes/node-groups";
import { nodePoolPlan } from "../../../../constructs/aws/nodes/node-pool-plan";
import { DependencyAspect } from "../../../../constructs/core/dependency-aspect";
import { eksSite, eksTarget } from "../../../support/eks-target";
import { Template } from "../../../support/template";
import { unwrittenApp } from "../../../support/unwritten-app";

type Settings = Readonly<Record<string, unknown>>;

/** The nodes of the smallest target with these pools beside the system's, as Terraform. */
export function nodesWith(
  pools: Readonly<Record<string, Settings>>,
  target: Settings = {},
  environment: Settings = {},
): Template {
  const site = eksSite({ ...target, nodePools: { ...eksTarget.nodePools, ...pools } }, environment);
  const stack = new TerraformStack(unwrittenApp(), "sample");
  Aspects.of(stack).add(new DependencyAspect());
  new NodeGroups(stack, "nodes", {
    site,
    cluster: { endpoint: "https://api.example.com", certificateAuthority: "Q0VSVA==" },
  });
  return Template.of(stack);
}

/** What follows from one pool's settings. */
export function planOf(pool: Settings, target: Settings = {}) {
  return nodePoolPlan(eksSite({ ...target, nodePools: { ...eksTarget.nodePools, pool } }), "pool");
}
