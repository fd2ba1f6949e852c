import os from "node:os";
import path from "node:path";
import type { ResolvedEnvironment } from "../../../config/resolved-environment";
import type { NetworkSettings } from "../../../config/schema/eks/network";
import type { Component } from "../../../constructs/contracts/component";
import { EnvironmentRehearsal, type StackRehearsal } from "./environment-rehearsal";
import { providerFolders } from "./provider-folders";
import { awsProviderVersion, awsSchema, type ProviderSchema } from "./provider-schema";
import { stackFolder, stacksOf, writeStacks } from "./synthesized";
import { Terraform } from "./terraform";

/** Terraform with an AWS provider, and what that provider takes. */
export interface Tools {
  readonly python: string;
  readonly terraform: Terraform;
  readonly schema: ProviderSchema;
  readonly awsVersion: string;
}

/** Terraform with the AWS provider at hand, and its schema; or what is missing. */
export async function toolsIn(folder: string, python: string): Promise<Tools | { readonly missing: string }> {
  const found = providerFolders();
  const awsVersion = awsProviderVersion(found);
  const terraform = new Terraform(path.join(folder, "terraform"), found);
  const schema = await awsSchema(path.join(folder, "schema"), terraform, awsVersion);
  return "missing" in schema ? schema : { python, terraform, schema, awsVersion };
}

/** Runs every stack of some environments, two environments at once for each core: most of the time the provider waits. */
export async function rehearse(
  folder: string,
  tools: Tools,
  environments: readonly ResolvedEnvironment<Component>[],
): Promise<readonly StackRehearsal[]> {
  const synthesized = path.join(folder, "protected");
  const bare = path.join(folder, "unprotected");
  writeStacks(synthesized, environments);
  writeStacks(
    bare,
    environments.map((environment) => ({ ...environment, deletionProtection: false })),
  );
  const waiting = [...environments];
  const done = new Map<string, readonly StackRehearsal[]>();
  const work = async () => {
    for (let environment = waiting.shift(); environment; environment = waiting.shift()) {
      const { name, target } = environment;
      if (target.kind !== "eks") continue;
      done.set(
        name,
        await EnvironmentRehearsal.run({
          ...tools,
          account: target.account,
          zones: zonesOf(target.network),
          stacks: stacksOf(synthesized, name),
          unprotected: stacksOf(bare, name),
          synthesized: (stack) => stackFolder(synthesized, stack),
          folder: path.join(folder, "runs", name),
        }),
      );
    }
  };
  await Promise.all([...os.cpus(), ...os.cpus()].map(work));
  return environments.flatMap(({ name }) => done.get(name) ?? []);
}

function zonesOf(network: NetworkSettings): readonly string[] {
  return network.kind === "new" ? network.zones : Object.keys(network.subnets.nodes);
}
