import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

export interface TestEnvironment {
  readonly name: string;
  readonly deletionProtection: boolean;
}

/** A stack with as much of an environment as policy reads. */
export class PolicyStack extends TerraformStack {
  constructor(
    scope: Construct = new App(),
    id = "test",
    readonly environment: TestEnvironment = { name: "test", deletionProtection: true },
  ) {
    super(scope, id);
  }
}
