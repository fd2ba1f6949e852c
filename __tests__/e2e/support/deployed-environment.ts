import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { EnvironmentInput } from "../../../config/define-environment";
import { Cluster } from "./cluster";
import { type ProxiedKubeconfig, proxiedKubeconfig } from "./proxied-kubeconfig";
import { Workspace } from "./workspace";

/** A checkout with one environment, deployed on the cluster at hand by the program's own commands. */
export class DeployedEnvironment {
  readonly cluster = new Cluster(process.env.KUBECONFIG ?? "");
  private readonly before = this.cluster.clusterWide();

  private constructor(
    readonly environment: EnvironmentInput,
    readonly workspace: Workspace,
    private readonly folder: string,
    private readonly door: ProxiedKubeconfig,
  ) {}

  /** @param adapted the environment for the cluster behind a context of the kubeconfig */
  static async prepare(adapted: (context: string) => EnvironmentInput): Promise<DeployedEnvironment> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "gantry-e2e-"));
    const door = await proxiedKubeconfig(folder);
    const workspace = new Workspace(path.join(folder, "checkout"), door.file);
    const environment = adapted(door.context);
    workspace.write(environment);
    return new DeployedEnvironment(environment, workspace, folder, door);
  }

  get namespaces(): readonly string[] {
    return Object.keys(this.environment.namespaces);
  }

  /** What the command printed, where it failed. */
  async deploy(): Promise<string> {
    const { status, output } = await this.workspace.run("deploy", this.environment.name, "--auto-approve");
    return status === 0 ? "" : output;
  }

  /** What the command printed, where it failed. */
  async destroy(): Promise<string> {
    const { status, output } = await this.workspace.run("destroy", this.environment.name, "--auto-approve");
    return status === 0 ? "" : output;
  }

  /** Stacks that Terraform would change, with what it says. */
  async changes(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const stack of this.workspace.stacks) {
      const plan = await this.workspace.terraform(stack, "plan", "-detailed-exitcode", "-input=false", "-no-color");
      if (plan.status !== 0) found.push(`${stack}: ${plan.output}`);
    }
    return found;
  }

  /** What the environment left behind; volumes go a moment after their claims. */
  async leftovers(): Promise<readonly string[]> {
    const left = () => [
      ...this.cluster.objectsOf(this.environment.name, this.namespaces),
      ...this.cluster.clusterWide().filter((object) => !this.before.includes(object)),
    ];
    for (let second = 0; second < 60 && left().length > 0; second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    return left();
  }

  async close(): Promise<void> {
    if (this.cluster.objectsOf(this.environment.name, this.namespaces).length > 0) await this.destroy();
    await this.door.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
