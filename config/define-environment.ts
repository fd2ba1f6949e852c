import type * as z from "zod";
import type * as registry from "../constructs/components/registry";
import type { EnvironmentBaseInput } from "./schema/environment";

type Registry = typeof registry;

/** An environment as a person writes it: what is left out takes the documented default. */
export interface EnvironmentInput extends EnvironmentBaseInput {
  /** Components of the environment with their settings; being named is what switches a component on. */
  readonly components: {
    readonly [Id in keyof Registry]?: Registry[Id] extends { readonly settings: infer Settings extends z.ZodType }
      ? z.input<Settings>
      : never;
  };
}

/** Types an environment file. The values are checked later, all environments together. */
export function defineEnvironment(environment: EnvironmentInput): EnvironmentInput {
  return environment;
}
