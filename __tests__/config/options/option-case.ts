import type { Changes } from "../../support/smallest-environment";

/** Marks an option that cannot be left out. */
export const required = Symbol("required");

/** What is tried with one option of an environment. */
export interface OptionCase {
  /** As the reference page names it, the kind in parentheses. */
  readonly option: string;
  /** What the environment needs beside it. */
  readonly given?: Changes;
  /** Path of the option in that environment. */
  readonly at: string;
  /** What it is when it is left out; or `required`. */
  readonly fallback: unknown;
  /** Another value, which is taken over. */
  readonly other: unknown;
  /** A value that is refused. */
  readonly wrong: unknown;
}
