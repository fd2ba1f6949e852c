import { labelPrefix } from "../../config/naming";
import type { EnvironmentBase } from "../../config/schema/environment";

/** Labels (Kubernetes, Google Cloud) and tags (AWS) that tell whose an object is. */
export function environmentLabels(
  environment: Pick<EnvironmentBase, "name" | "owner" | "labels">,
): Record<string, string> {
  return {
    ...environment.labels,
    "app.kubernetes.io/managed-by": "gantry",
    [`${labelPrefix}/environment`]: environment.name,
    [`${labelPrefix}/owner`]: environment.owner,
  };
}
