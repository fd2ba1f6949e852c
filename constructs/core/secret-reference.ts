import type { SecretSource } from "../../config/fields/secret-source";
import type { SecretReference } from "../contracts/secret-reference";

/** The Secret that a source leads to: its own name where it exists already, `name` where Gantry makes it. */
export function secretReference(name: string, source: SecretSource): SecretReference {
  switch (source.kind) {
    case "generated":
      return { name, revision: String(source.revision) };
    case "existing":
      return { name: source.name, revision: "" };
    case "external":
      return { name, revision: source.path };
  }
}
