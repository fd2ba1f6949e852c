/** Attributes of the kubernetes provider whose keys are data, not names of attributes. */
const maps = new Set([
  "annotations",
  "binary_data",
  "data",
  "data_wo",
  "default",
  "default_request",
  "hard",
  "labels",
  "limits",
  "match_labels",
  "max",
  "min",
  "node_selector",
  "parameters",
  "requests",
  "selector",
  "string_data",
]);

/** Rendered Terraform attributes as the provider's class takes them: `run_as_user` becomes `runAsUser`. */
export function classConfig(attributes: unknown): unknown {
  if (Array.isArray(attributes)) return attributes.map(classConfig);
  if (typeof attributes !== "object" || attributes === null) return attributes;
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      isMap(name, value) ? value : classConfig(value),
    ]),
  );
}

/** `selector` is a map in a service and a block with `match_labels` in a workload. */
function isMap(name: string, value: unknown): boolean {
  return maps.has(name) && !(name === "selector" && typeof Object.values(value ?? {})[0] === "object");
}
