import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { resolveEnvironments } from "../../../config/resolve-environments";
import { postgres } from "../../../constructs/components/data/postgres/postgres";
import { environmentStacks } from "../../../stacks/environment-stacks";
import { synthesize } from "../../../stacks/synthesize";
import { today } from "../../support/today";

const name = "e2e-postgres";

/** An environment of nothing but the database, synthesized and applied by Terraform as any other is. */
export class Deployment {
  readonly namespace = name;

  /** @param folder where the Terraform and its states are kept */
  constructor(
    private readonly folder: string,
    private readonly context: string,
    private readonly storageClass: string | undefined,
  ) {}

  /** @param engine settings of the engine beside its kind */
  async apply(engine: object): Promise<void> {
    const environment = {
      name,
      owner: "tests",
      scope: "cluster",
      deletionProtection: false,
      target: {
        kind: "existing",
        kubeconfig: { path: process.env.KUBECONFIG, context: this.context },
        kubernetesVersion: "1.35",
        ...(this.storageClass ? { storageClass: this.storageClass } : {}),
      },
      state: { kind: "local" },
      namespaces: { [name]: {} },
      components: { postgres: { engine: { kind: "patroni", storage: "1Gi", ...engine } } },
    };
    const environments = resolveEnvironments([environment], [postgres], today);
    synthesize((outdir) => environmentStacks(environments, { kubeconfigPaths: [], outdir }), this.folder);
    for (const stack of this.stacks()) {
      await this.terraform(stack, "init", "-input=false");
      await this.terraform(stack, "apply", "-input=false", "-auto-approve");
    }
  }

  /** @throws Error when Terraform would change something */
  async expectNoChanges(): Promise<void> {
    for (const stack of this.stacks()) await this.terraform(stack, "plan", "-input=false", "-detailed-exitcode");
  }

  async destroy(): Promise<void> {
    for (const stack of this.stacks().reverse())
      await this.terraform(stack, "destroy", "-input=false", "-auto-approve");
  }

  private stacks(): string[] {
    return ["platform", "data"].map((layer) => `${name}-${layer}`);
  }

  private async terraform(stack: string, ...options: string[]): Promise<void> {
    await promisify(execFile)("terraform", [...options, "-no-color"], {
      cwd: path.join(this.folder, "stacks", stack),
      env: { ...process.env, CHECKPOINT_DISABLE: "1" },
      maxBuffer: 64 * 1024 * 1024,
    });
  }
}
