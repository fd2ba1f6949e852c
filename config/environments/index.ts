import fs from "node:fs";
import type { EnvironmentInput } from "../define-environment";

/** Every environment of the program: the default export of every other file of this folder, by file name. */
export function loadEnvironments(): readonly EnvironmentInput[] {
  return fs
    .readdirSync(__dirname)
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .sort()
    .map((file) => {
      const name = file.slice(0, -".ts".length);
      const { default: environment } = require(`./${name}.ts`) as { default?: EnvironmentInput };
      if (!environment)
        throw new Error(
          `config/environments/${file} exports no environment: write \`export default defineEnvironment({ ... })\``,
        );
      return environment;
    });
}
