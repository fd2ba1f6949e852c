/** One thing that is wrong with an environment, told so that a person can mend it. */
export interface Problem {
  /** Name of the environment, or its position in the list when it has no usable name. */
  readonly environment: string;
  /** Where in the environment: `components.postgres.members`. Empty for the environment as a whole. */
  readonly path: string;
  /** What stands there; left out where the mistake is that nothing stands there. */
  readonly found?: unknown;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What could stand there. */
  readonly allowed?: string;
  /** What to do about it. */
  readonly hint?: string;
}
