import { TerraformStack } from "cdktf";
import type { ResolvedEnvironment } from "../../config/resolved-environment";
import type { Component } from "../../constructs/contracts/component";
import { composed } from "./synth-environments";
import { Template } from "./template";

/** The Terraform of every stack of the environments, by the stack's name, without a file being written. */
export function renderedStacks(environments: readonly ResolvedEnvironment<Component>[]): ReadonlyMap<string, Template> {
  const stacks = composed(environments).node.children.filter((child) => TerraformStack.isStack(child));
  return new Map(stacks.map((stack) => [stack.node.id, Template.of(stack)]));
}
