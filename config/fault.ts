import type { Problem } from "./problem";

/** A problem of an environment that is not named yet: whoever finds it looks at a part only. */
export type Fault = Omit<Problem, "environment">;
