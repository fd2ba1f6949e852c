/** What an interrupted or failed run left behind that keeps the next one from going on, as Terraform's errors tell it. */
export interface Recovery {
  /** Objects that were made, but whose making never reached the state: the answer of the API server was lost. */
  readonly adopt: readonly string[];
  /** Protected resources that were not ready in time: Terraform wants to replace them, and protection forbids it. */
  readonly untaint: readonly string[];
}

const address = String.raw`(?<address>[a-z0-9_]+\.[A-Za-z0-9_-]+)`;
const made = new RegExp(String.raw`already exists[\s\S]*?\bwith ${address}`);
const kept = new RegExp(String.raw`Instance cannot be destroyed[\s\S]*?\bResource ${address}`);

/** Reads Terraform's errors; anything but these two is for a person to mend. */
export function recoveryFrom(errors: readonly string[]): Recovery {
  const addresses = (pattern: RegExp) => [
    ...new Set(errors.flatMap((error) => pattern.exec(error)?.groups?.address ?? [])),
  ];
  return { adopt: addresses(made), untaint: addresses(kept) };
}
