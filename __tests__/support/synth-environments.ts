import fs from "node:fs";
import path from "node:path";
import type { App } from "cdktf";
import { loadEnvironments } from "../../config/environments";
import { resolveEnvironments } from "../../config/resolve-environments";
import type { ResolvedEnvironment } from "../../config/resolved-environment";
import * as registry from "../../constructs/components/registry";
import type { Component } from "../../constructs/contracts/component";
import { environmentStacks } from "../../stacks/environment-stacks";
import { synthesize } from "../../stacks/synthesize";
import { Template } from "./template";
import { today } from "./today";
import { unwrittenApp } from "./unwritten-app";

const kubeconfigPaths = ["~/.kube/config"];

/** Every environment of the program, resolved as main.ts does it. */
export function everyEnvironment(): readonly ResolvedEnvironment<Component>[] {
  return resolveEnvironments<Component>(loadEnvironments(), Object.values(registry) as Component[], today);
}

/** Composes environments without writing them. */
export function composed(environments = everyEnvironment()): App {
  return environmentStacks(environments, { outdir: unwrittenApp().outdir, kubeconfigPaths });
}

/** Composes, checks and writes environments into `outdir`, as main.ts does it. */
export function written(outdir: string, environments = everyEnvironment()): void {
  synthesize((draft) => environmentStacks(environments, { outdir: draft, kubeconfigPaths }), outdir);
}

/** The Terraform of every stack in a folder, by the stack's name. */
export function templatesIn(outdir: string): ReadonlyMap<string, Template> {
  const stacks = path.join(outdir, "stacks");
  const names = fs.readdirSync(stacks).sort();
  return new Map(
    names.map((name) => [name, Template.parse(fs.readFileSync(path.join(stacks, name, "cdk.tf.json"), "utf8"))]),
  );
}
