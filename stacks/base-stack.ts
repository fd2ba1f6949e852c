import { Aspects, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Layer } from "../config/layer";
import { stackName } from "../config/naming";
import type { ResolvedEnvironment } from "../config/resolved-environment";
import { terraformVersion } from "../config/versions";
import { DependencyAspect } from "../constructs/core/dependency-aspect";
import { environmentLabels } from "../constructs/core/environment-labels";
import { LabelAspect } from "../constructs/core/label-aspect";
import { renderStack } from "../constructs/core/render-stack";
import { configureBackend } from "./backend";
import type { SynthesisOptions } from "./synthesis-options";

/** What every stack of every environment has: its own state, a version pin, labels, and dependencies that arrive. */
export class BaseStack extends TerraformStack {
  private rendered: object | undefined;

  constructor(
    scope: Construct,
    readonly environment: ResolvedEnvironment,
    readonly layer: Layer,
    options: SynthesisOptions,
  ) {
    super(scope, stackName(environment.name, layer));
    configureBackend(this, environment, layer, options);
    this.addOverride("terraform.required_version", terraformVersion);
    this.addOverride("//.gantry", { environment: environment.name, target: environment.target.kind, layer });
    Aspects.of(this).add(new LabelAspect(environmentLabels(environment)));
    Aspects.of(this).add(new DependencyAspect());
  }

  /** cdktf resolves the whole stack here, to find references between stacks. There are none: see below. */
  override prepareStack(): void {}

  /** Rendered once: policy reads what is then written. */
  override toTerraform(): object {
    this.rendered ??= renderStack(this);
    return this.rendered;
  }

  /** @throws Error always: no stack reads another's state */
  override registerOutgoingCrossStackReference(identifier: string): never {
    throw new Error(
      `another stack refers to ${identifier} of ${this.node.id}; values that stacks share must be literals, such as names`,
    );
  }
}
