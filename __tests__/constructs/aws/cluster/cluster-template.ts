import { Aspects, TerraformStack } from "cdktf";
import { ClusterAddOns } from "../../../../constructs/aws/cluster/cluster-add-ons";
import { ControlPlane } from "../../../../constructs/aws/cluster/control-plane";
import { NodeAddOns } from "../../../../constructs/aws/cluster/node-add-ons";
import { DependencyAspect } from "../../../../constructs/core/dependency-aspect";
import { checkPolicy } from "../../../../constructs/policy/check-policy";
import { eksSite } from "../../../support/eks-target";
import { type Block, Template } from "../../../support/template";
import { unwrittenApp } from "../../../support/unwritten-app";

type Changes = Readonly<Record<string, unknown>>;

/** The control plane and all add-ons of the smallest EKS target, some of its fields changed. */
export function clusterTemplate(target: Changes = {}, environment: Changes = {}): Template {
  return Template.of(clusterStack(target, environment));
}

/** What the policy finds in it. */
export function clusterFailures(target: Changes = {}): readonly object[] {
  return checkPolicy([clusterStack(target, {})]);
}

function clusterStack(target: Changes, environment: Changes): TerraformStack {
  const stack = new TerraformStack(unwrittenApp(), "stack");
  Aspects.of(stack).add(new DependencyAspect());
  const site = eksSite(target, environment);
  const controlPlane = new ControlPlane(stack, "control-plane", { site });
  const nodeAddOns = new NodeAddOns(stack, "node-add-ons", { site, controlPlane });
  new ClusterAddOns(stack, "cluster-add-ons", { site, controlPlane }).node.addDependency(nodeAddOns);
  return stack;
}

/** The add-on of that name, or nothing. */
export function addOn(template: Template, name: string): Block | undefined {
  return template.resources("aws_eks_addon").find((block) => block.at("addon_name") === name);
}

/** What the add-on is configured with. */
export function configuration(template: Template, name: string): unknown {
  return JSON.parse(String(addOn(template, name)?.at("configuration_values") ?? "null"));
}

/** Statements of a policy in a field of a resource. */
export function statements(block: Block, field: string): readonly Changes[] {
  return (JSON.parse(String(block.at(field))) as { Statement: Changes[] }).Statement;
}
