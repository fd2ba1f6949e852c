import fs from "node:fs";
import path from "node:path";
import { layers } from "../../../config/layer";
import { resolveEnvironments } from "../../../config/resolve-environments";
import type { ResolvedEnvironment } from "../../../config/resolved-environment";
import * as registry from "../../../constructs/components/registry";
import type { Component } from "../../../constructs/contracts/component";
import { environmentStacks } from "../../../stacks/environment-stacks";
import { everyEnvironment, templatesIn } from "../../support/synth-environments";
import { today } from "../../support/today";
import { sampleEnvironments } from "./sample-environments";

type Fields = Readonly<Record<string, unknown>>;

/** Environments on EKS: the program's own and the samples. */
export function eksEnvironments(): readonly ResolvedEnvironment<Component>[] {
  const samples = resolveEnvironments<Component>(sampleEnvironments, Object.values(registry) as Component[], today);
  return [...everyEnvironment().filter(({ target }) => target.kind === "eks"), ...samples];
}

/** Writes the Terraform of environments into `<folder>/stacks`. Policy is another suite's business. */
export function writeStacks(folder: string, environments: readonly ResolvedEnvironment<Component>[]): void {
  fs.mkdirSync(folder, { recursive: true });
  environmentStacks(environments, { outdir: folder, kubeconfigPaths: ["~/.kube/config"] }).synth();
}

/** The stacks of an environment from the bottom up, by name. */
export function stacksOf(folder: string, environment: string): ReadonlyMap<string, Fields> {
  const templates = templatesIn(folder);
  const names = layers.map((layer) => `${environment}-${layer}`).filter((name) => templates.has(name));
  return new Map(names.map((name) => [name, templates.get(name)?.json ?? {}]));
}

/** Folder of a stack, with the assets that its Terraform refers to. */
export function stackFolder(folder: string, stack: string): string {
  return path.join(folder, "stacks", stack);
}
