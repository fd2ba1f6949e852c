import * as z from "zod";
import { ConfigurationError } from "../../config/configuration-error";
import type { Problem } from "../../config/problem";
import { resolveEnvironments } from "../../config/resolve-environments";
import { componentsField, environmentShape } from "../../config/schema/environment";
import { type Options, optionsOf } from "../../scripts/reference/options";
import { pathKeys } from "../support/path-keys";
import { type Changes, smallestEnvironment } from "../support/smallest-environment";
import { today } from "../support/today";
import { eksClusterOptions } from "./options/eks-cluster";
import { eksEdgeOptions } from "./options/eks-edge";
import { eksKarpenterOptions } from "./options/eks-karpenter";
import { eksNetworkOptions } from "./options/eks-network";
import { eksNodePoolOptions } from "./options/eks-node-pools";
import { eksStorageOptions } from "./options/eks-storage";
import { environmentOptions } from "./options/environment";
import { givenClusterOptions } from "./options/given-cluster";
import { required } from "./options/option-case";
import { stateBootstrapOptions } from "./options/state-bootstrap";
import { targetOptions } from "./options/target";

const cases = [
  ...environmentOptions,
  ...stateBootstrapOptions,
  ...targetOptions,
  ...givenClusterOptions,
  ...eksClusterOptions,
  ...eksEdgeOptions,
  ...eksKarpenterOptions,
  ...eksNetworkOptions,
  ...eksNodePoolOptions,
  ...eksStorageOptions,
];

/** Values for options whose other value is only told by a matcher. */
const written: Readonly<Record<string, unknown>> = {
  target: smallestEnvironment().target,
  namespaces: { one: {}, two: {} },
  components: {},
};

describe.each(cases.map((option) => [option.option, option] as const))(
  "option %s",
  (name, { given = {}, at, fallback, other, wrong }) => {
    test(fallback === required ? "is required" : "has its default when it is left out", () => {
      // GIVEN an environment without it
      const result = resolveOne({ ...given, [at]: undefined });

      // THEN it is missed, or has its default
      if (fallback === required) expect(result.problems.map(({ message }) => message).join()).toMatch(/^is required/);
      else expect(valueAt(result.environment, at)).toEqual(fallback);
    });

    test("takes another value", () => {
      // GIVEN an environment with another value
      const result = resolveOne({ ...given, [at]: written[name] ?? other });

      // THEN it is there, and nothing is wrong
      expect(result.problems).toEqual([]);
      expect(valueAt(result.environment, at)).toEqual(other);
    });

    test("refuses a wrong value", () => {
      // GIVEN an environment with a wrong value
      const result = resolveOne({ ...given, [at]: wrong });

      // THEN every problem lies there, and each says what to do
      const place = at.replace(/\.(\d+)/g, "[$1]").replaceAll("\\", "");
      expect(result.problems.length).toBeGreaterThan(0);
      expect(result.problems.filter(({ path }) => !path.startsWith(place))).toEqual([]);
      expect(result.problems.filter(({ hint }) => !hint)).toEqual([]);
    });
  },
);

test("every option of the schema is tried", () => {
  // GIVEN all options that the reference page tells of
  const known = names(optionsOf(z.strictObject({ ...environmentShape, components: componentsField })));

  // THEN each has a case, and no case is of an option that is gone
  expect(cases.map(({ option }) => option).sort()).toEqual([...known].sort());
});

test("every option says what it means and, where it can be left out, what holds then", () => {
  // GIVEN all options that the reference page tells of
  const all = flat(optionsOf(z.strictObject({ ...environmentShape, components: componentsField })));

  // THEN none is silent
  expect(all.filter(({ meaning }) => meaning === "").map(({ path }) => path)).toEqual([]);
  expect(all.filter(({ fallback }) => fallback === "").map(({ path }) => path)).toEqual([]);
});

function names(options: Options, kind = ""): readonly string[] {
  return [
    ...options.options.map(({ path }) => path + kind),
    ...options.variants.flatMap(({ kinds }) => kinds.flatMap((own) => names(own, ` (${own.kind})`))),
  ];
}

function flat(options: Options): Options["options"] {
  return [...options.options, ...options.variants.flatMap(({ kinds }) => kinds.flatMap(flat))];
}

function resolveOne(changes: Changes): { environment?: unknown; problems: readonly Problem[] } {
  try {
    return { environment: resolveEnvironments([smallestEnvironment(changes)], [], today)[0], problems: [] };
  } catch (error) {
    if (error instanceof ConfigurationError) return { problems: error.problems };
    throw error;
  }
}

function valueAt(value: unknown, path: string): unknown {
  return pathKeys(path).reduce<unknown>((here, key) => (here as Record<string, unknown> | undefined)?.[key], value);
}
