import { App } from "cdktf";
import { layers } from "../config/layer";
import type { ResolvedEnvironment } from "../config/resolved-environment";
import type { Component } from "../constructs/contracts/component";
import { BaseStack } from "./base-stack";
import { cloudLayers } from "./cloud-layers";
import { clusterFactory } from "./cluster-factory";
import { ComponentStack } from "./component-stack";
import type { SynthesisOptions } from "./synthesis-options";

/** The composition root: every environment becomes one stack per layer that has something in it, each on top of the last. */
export function environmentStacks(
  environments: readonly ResolvedEnvironment<Component>[],
  options: SynthesisOptions,
): App {
  const app = new App({ outdir: options.outdir });
  for (const environment of environments) {
    const cluster = clusterFactory(environment, options);
    const cloud = cloudLayers(environment);
    let below: BaseStack | undefined;
    for (const layer of layers) {
      const fill = cloud[layer];
      if (!fill && !inUse(environment, layer)) continue;
      const stack: BaseStack = fill
        ? new BaseStack(app, environment, layer, options)
        : new ComponentStack(app, { environment, layer, cluster, options });
      fill?.(stack);
      // Names alone tie the layers together, and plain names make no dependency between stacks.
      if (below) stack.addDependency(below);
      below = stack;
    }
  }
  return app;
}

function inUse(environment: ResolvedEnvironment, layer: string): boolean {
  return layer === "platform" || environment.components.some(({ description }) => description.layer === layer);
}
