import { nearest } from "./nearest";
import { UsageError } from "./usage-error";

/**
 * The environments that a filter such as `gpu-dev-local,quickstart` names; all of them without a filter.
 *
 * @throws UsageError naming every unknown environment, the nearest known name and all known names.
 */
export function selectEnvironments<Environment extends { readonly name: string }>(
  environments: readonly Environment[],
  filter: string | undefined,
): readonly Environment[] {
  const wanted = (filter ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (wanted.length === 0) return environments;
  const known = environments.map(({ name }) => name);
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const lines = unknown.map((name) => {
      const near = nearest(name, known);
      return `${name} is not an environment${near ? `; did you mean ${near}?` : ""}`;
    });
    throw new UsageError([...lines, `known environments: ${known.join(", ")}`].join("\n"));
  }
  return environments.filter(({ name }) => wanted.includes(name));
}
