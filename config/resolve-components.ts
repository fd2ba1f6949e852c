import type { ComponentDescription } from "./component-description";
import { componentSetProblems, needProblems } from "./component-problems";
import { allowedByType } from "./field-text";
import { nearest } from "./nearest";
import { orderComponents } from "./order-components";
import type { Problem } from "./problem";
import type { ResolvedComponent, ResolvedEnvironment } from "./resolved-environment";
import type { EnvironmentBase } from "./schema/environment";
import { schemaProblems } from "./schema-problems";

/**
 * The components of an environment in the order of their requirements, with their defaults, and what is wrong with them.
 * Reads the fields of the environment that are sound, so that a mistake elsewhere hides nothing here.
 */
export function resolveComponents<Description extends ComponentDescription>(
  environment: string,
  fields: Partial<EnvironmentBase>,
  input: unknown,
  catalogue: readonly Description[],
): { readonly components: readonly ResolvedComponent<Description>[]; readonly problems: readonly Problem[] } {
  const given = isObject(input) ? input : {};
  const present = catalogue.filter((description) => given[description.id] !== undefined);
  const problems: Problem[] = [
    ...unknownComponents(environment, given, catalogue),
    ...componentSetProblems(environment, fields.scope, present),
  ];
  const components: ResolvedComponent<Description>[] = [];
  const { ordered, cycle } = orderComponents(present);
  for (const description of cycle ? present : ordered) {
    const path = `components.${description.id}`;
    const value = given[description.id];
    const settings = description.settings.safeParse(value);
    if (!isObject(value)) {
      problems.push(notSettings(environment, description, value));
    } else if (!settings.success) {
      problems.push(...schemaProblems(environment, path, description.settings, value, settings.error));
    } else {
      const home = homeOf(settings.data.namespace, fields.namespaces && Object.keys(fields.namespaces));
      if (home.problem) problems.push({ environment, path: `${path}.namespace`, ...home.problem });
      if (fields.target) problems.push(...needProblems(environment, fields.target, description, settings.data));
      components.push({ description, namespace: home.namespace, settings: settings.data });
    }
  }
  return { components, problems };
}

/** What components find wrong with their settings in the light of the whole environment. */
export function checkProblems(environment: ResolvedEnvironment): Problem[] {
  return environment.components.flatMap(({ description, settings }) =>
    (description.check?.(settings, environment) ?? []).map(({ setting, ...problem }) => {
      const found = setting
        .split(".")
        .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), settings);
      return {
        environment: environment.name,
        path: ["components", description.id, setting].filter(Boolean).join("."),
        ...(found === undefined ? {} : { found }),
        ...problem,
      };
    }),
  );
}

function notSettings(environment: string, description: ComponentDescription, found: unknown): Problem {
  return {
    environment,
    path: `components.${description.id}`,
    found,
    message: "must be an object with the component's settings",
    allowed: allowedByType(description.settings),
    hint: "write {} for the defaults; leave the component out to switch it off",
  };
}

function homeOf(
  wanted: unknown,
  namespaces: readonly string[] | undefined,
): { namespace: string; problem?: Omit<Problem, "environment" | "path"> } {
  if (namespaces === undefined) return { namespace: "" };
  const allowed = namespaces.join(", ");
  if (typeof wanted === "string") {
    if (namespaces.includes(wanted)) return { namespace: wanted };
    const near = nearest(wanted, namespaces);
    const hint = near ? `did you mean ${near}?` : "add it to the environment's namespaces";
    return {
      namespace: wanted,
      problem: { found: wanted, message: "is not a namespace of this environment", allowed, hint },
    };
  }
  const [only, ...others] = namespaces;
  if (only !== undefined && others.length === 0) return { namespace: only };
  return {
    namespace: "",
    problem: {
      message: "is required where an environment has several namespaces",
      allowed,
      hint: "say which one it lives in",
    },
  };
}

function unknownComponents(
  environment: string,
  given: Readonly<Record<string, unknown>>,
  catalogue: readonly ComponentDescription[],
): Problem[] {
  const known = catalogue.map((description) => description.id);
  return Object.keys(given)
    .filter((id) => !known.includes(id))
    .map((id) => {
      const near = nearest(id, known);
      return {
        environment,
        path: `components.${id}`,
        message: "is not a known component",
        allowed: [...known].sort().join(", "),
        hint: near ? `did you mean ${near}?` : "remove it, or add it to constructs/components/registry.ts",
      };
    });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
