import * as z from "zod";
import type { ComponentDescription } from "./component-description";
import { ConfigurationError } from "./configuration-error";
import { declaredPools } from "./declared-pools";
import { exposureProblems } from "./eks/exposure-problems";
import { sharedRegistryProblems } from "./eks/shared-registry-problems";
import { storageClassProblems } from "./eks/storage-class-problems";
import { environmentProblems } from "./environment-problems";
import { inputProblems } from "./input-problems";
import type { Problem } from "./problem";
import { checkProblems, resolveComponents } from "./resolve-components";
import type { ResolvedEnvironment } from "./resolved-environment";
import { componentsField, type EnvironmentBase, environmentShape } from "./schema/environment";
import { schemaProblems } from "./schema-problems";
import { looksSecret, secretLiterals } from "./secret-literals";
import { sharedStateProblems } from "./shared-state-problems";
import { sharedBootstrapProblems } from "./state-bootstrap-problems";
import { targetCapabilities } from "./target-capabilities";

const baseSchema = z.strictObject({ ...environmentShape, components: componentsField });

/**
 * Checks environments against the schema and the component catalogue and fills in every default.
 *
 * @param now what ends in time is judged by it: capacity that is paid until a day
 * @throws ConfigurationError with every problem of every environment; nothing has been built or written by then.
 */
export function resolveEnvironments<Description extends ComponentDescription>(
  inputs: readonly unknown[],
  catalogue: readonly Description[],
  now: Date,
): readonly ResolvedEnvironment<Description>[] {
  const attempts = inputs.map((input, position) => resolve(input, `environment ${position + 1}`, catalogue, now));
  const problems = [
    ...attempts.flatMap((attempt) => attempt.problems),
    ...duplicates(inputs),
    ...sharedStateProblems(attempts.flatMap(({ fields: { name, state } }) => (name && state ? { name, state } : []))),
    ...sharedBootstrapProblems(
      attempts.flatMap(({ fields: { name, state, target } }) =>
        name && state && target ? { name, state, target } : [],
      ),
    ),
    ...sharedRegistryProblems(
      attempts.flatMap(({ fields: { name, target } }) => (name && target ? { name, target } : [])),
    ),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return attempts.flatMap((attempt) => attempt.resolved ?? []);
}

interface Attempt<Description extends ComponentDescription> {
  readonly problems: readonly Problem[];
  /** The fields that are right by themselves: one mistake must not hide what is wrong with the others. */
  readonly fields: Partial<EnvironmentBase>;
  readonly resolved?: ResolvedEnvironment<Description>;
}

function resolve<Description extends ComponentDescription>(
  input: unknown,
  position: string,
  catalogue: readonly Description[],
  now: Date,
): Attempt<Description> {
  const name = nameOf(input) ?? position;
  const unreadable = inputProblems(name, input);
  if (unreadable.length > 0) return { problems: unreadable, fields: {} };

  const base = baseSchema.safeParse(input);
  const fields = soundFields(input);
  const chosen = resolveComponents(name, fields, (input as { components?: unknown }).components, catalogue);
  const resolved = base.success ? settle(base.data, chosen.components) : undefined;
  const problems = [
    ...(base.success ? [] : schemaProblems(name, "", baseSchema, input, base.error)),
    ...environmentProblems(name, fields, input, now),
    ...chosen.problems,
    ...(resolved ? [...checkProblems(resolved), ...exposureProblems(resolved)] : []),
    ...(resolved ? storageClassProblems(resolved) : []),
  ];
  const secrets = secretLiterals(name, input);
  return { problems: [...secrets, ...withoutSecrets(problems, secrets)], fields, ...(resolved ? { resolved } : {}) };
}

function settle<Description extends ComponentDescription>(
  { components: _input, ...base }: z.output<typeof baseSchema>,
  components: ResolvedEnvironment<Description>["components"],
): ResolvedEnvironment<Description> {
  const made = components.map(({ description, settings }) => description.nodePools?.(settings) ?? {});
  return {
    ...base,
    capabilities: targetCapabilities(base.target),
    nodePools: Object.assign({}, ...made, declaredPools(base.target)),
    components,
  };
}

function soundFields(input: unknown): Partial<EnvironmentBase> {
  const values = input as Readonly<Record<string, unknown>>;
  const sound = Object.entries(environmentShape).flatMap(([key, schema]) => {
    const field = schema.safeParse(values[key]);
    return field.success ? [[key, field.data] as const] : [];
  });
  return Object.fromEntries(sound);
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
  return typeof name === "string" && name !== "" && !looksSecret(name) ? name : undefined;
}
