import type { Problem } from "./problem";
import { joinPath } from "./schema-problems";

const deepest = 40;

/** What keeps an environment from being read at all. Every other check relies on finding none of these. */
export function inputProblems(environment: string, input: unknown): Problem[] {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return [
      {
        environment,
        path: "",
        found: input,
        message: "is not an environment",
        allowed: "an object with name, owner, scope, target, state, namespaces, components",
        hint: "write `export default defineEnvironment({ ... })`",
      },
    ];
  }
  return shapeProblems(environment, input, [], []);
}

function shapeProblems(
  environment: string,
  value: object,
  path: readonly PropertyKey[],
  around: readonly object[],
): Problem[] {
  const at = (message: string, hint: string) => [{ environment, path: joinPath("", path), message, hint }];
  if (around.includes(value)) return at("contains itself", "write the value out; settings are plain data");
  if (around.length > deepest)
    return at(`is nested deeper than ${deepest} levels`, "no setting lies that deep: check what was put in here");
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === "__proto__") {
      return [
        {
          environment,
          path: joinPath("", here),
          message: "is not a name that anything may have",
          hint: "choose another name",
        },
      ];
    }
    return typeof child === "object" && child !== null
      ? shapeProblems(environment, child, here, [...around, value])
      : [];
  });
}
