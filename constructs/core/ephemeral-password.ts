import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { providers } from "../../config/versions";

export interface EphemeralPasswordProps {
  /** Number of characters. Letters and digits only, so that it needs no quoting in a URL, a shell or pgpass. */
  readonly length: number;
}

/**
 * A password that exists only while Terraform runs. It may only be passed to write-only arguments;
 * Terraform itself refuses any use that would put it into a plan or a state.
 * cdktf has no ephemeral blocks, so this element writes the block itself.
 */
export class EphemeralPassword extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: EphemeralPasswordProps,
  ) {
    super(scope, id);
  }

  /** Reference to the value, for a write-only argument. */
  get result(): string {
    return `\${ephemeral.random_password.${this.friendlyUniqueId}.result}`;
  }

  override toTerraform(): object {
    return {
      ephemeral: { random_password: { [this.friendlyUniqueId]: { length: this.props.length, special: false } } },
      terraform: { required_providers: { random: { source: "hashicorp/random", version: providers.random } } },
    };
  }
}
