/** An error of one resource, from Terraform's own log. */
export interface TerraformError {
  readonly address: string;
  readonly message: string;
}

/**
 * Reads the errors of resources out of Terraform's log at level ERROR. Terraform writes it itself, line by line:
 * unlike the CLI's log it is whole even when the CLI ends at once after a failure.
 */
export function terraformErrors(log: string): readonly TerraformError[] {
  const line = /\[ERROR\] vertex "(?<address>[a-z0-9_]+\.[A-Za-z0-9_-]+)(?: \([a-z ]+\))?" error: (?<message>.+)$/gm;
  const found = [...log.matchAll(line)].map(({ groups }) => ({
    address: groups?.address ?? "",
    message: groups?.message ?? "",
  }));
  return [...new Map(found.map((error) => [`${error.address} ${error.message}`, error])).values()];
}
