import type { TerraformError } from "./terraform-errors";

/** What an interrupted or failed run left behind that keeps the next one from going on, as Terraform's errors tell it. */
export interface Recovery {
  /** Objects that were made, but whose making never reached the state: the answer of the API server was lost. */
  readonly adopt: readonly string[];
  /** Protected resources that were not ready in time: Terraform wants to replace them, and protection forbids it. */
  readonly untaint: readonly string[];
}

/** Sorts Terraform's errors; anything but these two is for a person to mend. */
export function recoveryFrom(errors: readonly TerraformError[]): Recovery {
  const addresses = (pattern: RegExp) =>
    errors.filter(({ message }) => pattern.test(message)).map(({ address }) => address);
  return { adopt: addresses(/already exists/), untaint: addresses(/^Instance cannot be destroyed/) };
}
