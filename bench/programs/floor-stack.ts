import { parseArgs } from "node:util";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, LocalBackend, type TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { providers } from "../../config/versions";

/** One resource as a person would write it with the provider's own class. */
export interface RawResource {
  readonly id: string;
  readonly type: new (scope: Construct, id: string, config: never) => TerraformResource;
  readonly config: Readonly<Record<string, unknown>>;
  /** Positions of the resources before it that it waits for. */
  readonly after: readonly number[];
}

/** An ephemeral password, for which cdktf has no class: written as an override. */
export interface RawPassword {
  readonly id: string;
  readonly config: object;
}

export interface RawCopy {
  readonly resources: readonly RawResource[];
  readonly passwords: readonly RawPassword[];
}

/** All resources of all copies in one stack, with nothing between them and the provider's classes. */
export class FloorStack extends TerraformStack {
  constructor(scope: Construct, id: string, copies: readonly RawCopy[]) {
    super(scope, id);
    new LocalBackend(this, { path: "floor.tfstate" });
    new KubernetesProvider(this, "kubernetes", { configPath: "~/.kube/config", configContext: "kind-gantry" });
    this.addOverride("terraform.required_providers.random", { source: "hashicorp/random", version: providers.random });
    for (const { resources, passwords } of copies) {
      for (const { id, config } of passwords) this.addOverride(`ephemeral.random_password.${id}`, config);
      const made: TerraformResource[] = [];
      for (const { id, type, config, after } of resources) {
        const dependsOn = made.filter((_, position) => after.includes(position));
        made.push(new type(this, id, { ...config, ...(dependsOn.length > 0 ? { dependsOn } : {}) } as never));
      }
    }
  }
}

/** The floor as a program: as many copies as `--copies` says, written to cdktf.out. */
export function runFloor(copies: (count: number) => readonly RawCopy[]): void {
  const { values } = parseArgs({ options: { copies: { type: "string", default: "1" } } });
  const app = new App({ outdir: "cdktf.out" });
  new FloorStack(app, "floor", copies(Number(values.copies)));
  app.synth();
}
