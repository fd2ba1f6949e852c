import type { Construct } from "constructs";
import type * as z from "zod";
import type { Component, ComponentContext, Site } from "../../constructs/contracts/component";
import { BaseStack } from "../../stacks/base-stack";
import { FakeCluster } from "./fake-cluster";
import { resolvedEnvironment } from "./resolved-environment";
import { Template } from "./template";
import { unwrittenApp } from "./unwritten-app";

const machine = { outdir: "", kubeconfigPaths: ["~/.kube/config"] };

export interface ContextOptions {
  readonly cluster?: FakeCluster;
  /** Fields of the environment that differ from the sample's. */
  readonly environment?: Readonly<Record<string, unknown>>;
  /** Default: the sample environment's only one. */
  readonly namespace?: string;
  /** Settings of required components, by id; their `provides` runs on them. */
  readonly required?: Readonly<Record<string, unknown>>;
}

/** The context a component is built with: a fake cluster below it, and what its required components would provide. */
export function componentContext(options: ContextOptions = {}): ComponentContext {
  const environment = resolvedEnvironment(options.environment);
  const site: Site = { environment, namespace: options.namespace ?? Object.keys(environment.namespaces)[0] ?? "" };
  return {
    ...site,
    cluster: options.cluster ?? new FakeCluster(),
    from<Provided>(required: Component<z.ZodObject, Provided>): Provided {
      const settings = options.required?.[required.id];
      if (settings === undefined) throw new Error(`the test gives no settings of ${required.id}`);
      return required.provides(required.settings.parse(settings), site);
    },
  };
}

/** Builds something into a stack as every environment has it, labels and dependencies included, and renders it. */
export function synthesized(
  build: (scope: Construct, context: ComponentContext) => void,
  options: ContextOptions = {},
): Template {
  const context = componentContext(options);
  const stack = new BaseStack(unwrittenApp(), resolvedEnvironment(options.environment), "apps", machine);
  build(stack, context);
  return Template.of(stack);
}
