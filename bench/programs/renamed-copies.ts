import type { EnvironmentInput } from "../../config/define-environment";

/** Name of the copy with this number; all names have the same length, so that all copies have the same size. */
export function copyName(number: number): string {
  return `copy-${String(number).padStart(3, "0")}`;
}

/** Copies of an environment with names, states and namespaces of their own. */
export function renamedCopies(environment: EnvironmentInput, count: number): EnvironmentInput[] {
  return Array.from({ length: count }, (_, index) => {
    const name = copyName(index + 1);
    const namespaces = new Map(Object.keys(environment.namespaces ?? {}).map((own) => [own, `${name}-${own}`]));
    return { ...(renamed(environment, namespaces) as EnvironmentInput), name };
  });
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((element) => renamed(element, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [names.get(key) ?? key, renamed(inner, names)]),
  );
}
