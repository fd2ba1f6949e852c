import * as z from "zod";
import type { ComponentDescription } from "./component-description";
import { componentSetProblems, needProblems } from "./component-problems";
import { ConfigurationError } from "./configuration-error";
import { environmentProblems } from "./environment-problems";
import { nearest } from "./nearest";
import { orderComponents } from "./order-components";
import type { Problem } from "./problem";
import type { ResolvedComponent, ResolvedEnvironment } from "./resolved-environment";
import { environmentShape } from "./schema/environment";
import { schemaProblems } from "./schema-problems";
import { secretLiterals } from "./secret-literals";
import { sharedStateProblems } from "./shared-state-problems";
import { targetCapabilities } from "./target-capabilities";

const baseSchema = z.strictObject({ ...environmentShape, components: z.record(z.string(), z.unknown()) });

/**
 * Checks environments against the schema and the component catalogue and fills in every default.
 *
 * @throws ConfigurationError with every problem of every environment; nothing has been built or written by then.
 */
export function resolveEnvironments<Description extends ComponentDescription>(
  inputs: readonly unknown[],
  catalogue: readonly Description[],
): readonly ResolvedEnvironment<Description>[] {
  const attempts = inputs.map((input, position) => resolve(input, `environment ${position + 1}`, catalogue));
  const resolved = attempts.flatMap((attempt) => attempt.resolved ?? []);
  const problems = [
    ...attempts.flatMap((attempt) => attempt.problems),
    ...duplicates(inputs),
    ...sharedStateProblems(resolved),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return resolved;
}

function resolve<Description extends ComponentDescription>(
  input: unknown,
  position: string,
  catalogue: readonly Description[],
): { problems: readonly Problem[]; resolved?: ResolvedEnvironment<Description> } {
  const name = nameOf(input) ?? position;
  const base = baseSchema.safeParse(input);
  const secrets = secretLiterals(name, input);
  const problems: Problem[] = [];
  const report = () => [...secrets, ...withoutSecrets(problems, secrets)];
  if (!base.success) problems.push(...schemaProblems(name, "", baseSchema, input, base.error));

  const given = componentsOf(input);
  problems.push(...unknownComponents(name, given, catalogue));
  const present = catalogue.filter((description) => given[description.id] !== undefined);
  problems.push(...componentSetProblems(name, scopeOf(input), present));

  const components: ResolvedComponent<Description>[] = [];
  for (const description of orderComponents(present).ordered) {
    const settings = description.settings.safeParse(given[description.id]);
    const path = `components.${description.id}`;
    if (!settings.success) {
      problems.push(...schemaProblems(name, path, description.settings, given[description.id], settings.error));
      continue;
    }
    const home = homeOf(settings.data.namespace, base.success ? Object.keys(base.data.namespaces) : undefined);
    if (home.problem) problems.push({ environment: name, path: `${path}.namespace`, ...home.problem });
    components.push({ description, namespace: home.namespace, settings: settings.data });
  }
  if (!base.success) return { problems: report() };

  const { components: _raw, ...settled } = base.data;
  const resolved = { ...settled, capabilities: targetCapabilities(settled.target), components };
  problems.push(...environmentProblems(settled));
  for (const { description, settings } of components) {
    problems.push(...needProblems(name, settled.target.kind, resolved.capabilities, description, settings));
    for (const { setting, ...problem } of description.check?.(settings, resolved) ?? []) {
      const path = `components.${description.id}.${setting}`;
      const found = (settings as Record<string, unknown>)[setting];
      problems.push({ environment: name, path, ...(found === undefined ? {} : { found }), ...problem });
    }
  }
  return { problems: report(), resolved };
}

/** No other problem may print a value that holds a secret, nor tell of the same setting twice. */
function withoutSecrets(problems: readonly Problem[], secrets: readonly Problem[]): Problem[] {
  const paths = secrets.map((secret) => secret.path);
  return problems
    .filter((problem) => !paths.includes(problem.path))
    .map(({ found, ...problem }) =>
      found === undefined || paths.some((path) => path.startsWith(problem.path)) ? problem : { ...problem, found },
    );
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
    return { namespace: wanted, problem: { found: wanted, message: "is not a namespace of this environment", allowed, hint } };
  }
  const [only, ...others] = namespaces;
  if (only !== undefined && others.length === 0) return { namespace: only };
  return {
    namespace: "",
    problem: { message: "is required where an environment has several namespaces", allowed, hint: "say which one it lives in" },
  };
}

function unknownComponents(environment: string, given: Readonly<Record<string, unknown>>, catalogue: readonly ComponentDescription[]): Problem[] {
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

function duplicates(inputs: readonly unknown[]): Problem[] {
  const names = inputs.map(nameOf).filter((name) => name !== undefined);
  return [...new Set(names.filter((name, position) => names.indexOf(name) !== position))].map((name) => ({
    environment: name,
    path: "name",
    found: name,
    message: "is the name of several environments",
    allowed: "a name of its own for every environment",
    hint: "a copied file needs a new name: states and addresses carry it",
  }));
}

function nameOf(input: unknown): string | undefined {
  const name = (input as { name?: unknown } | null | undefined)?.name;
  return typeof name === "string" && name !== "" ? name : undefined;
}

function scopeOf(input: unknown): unknown {
  return (input as { scope?: unknown } | null | undefined)?.scope;
}

function componentsOf(input: unknown): Readonly<Record<string, unknown>> {
  const components = (input as { components?: unknown } | null | undefined)?.components;
  return typeof components === "object" && components !== null ? (components as Record<string, unknown>) : {};
}
