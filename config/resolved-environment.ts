import type { Capability } from "./capability";
import type { ComponentDescription } from "./component-description";
import type { DeclaredPool } from "./declared-pools";
import type { EnvironmentBase } from "./schema/environment";

/** A component of an environment with its defaults filled in. */
export interface ResolvedComponent<Description extends ComponentDescription = ComponentDescription> {
  readonly description: Description;
  /** Namespace it lives in. */
  readonly namespace: string;
  /** Its settings as its schema puts them out; typed again where its builder reads them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** An environment as builders read it: checked, defaults filled in, components in the order of their requirements. */
export interface ResolvedEnvironment<Description extends ComponentDescription = ComponentDescription>
  extends EnvironmentBase {
  readonly capabilities: ReadonlySet<Capability>;
  /** The pools of the target and those that components make, in one form. */
  readonly nodePools: Readonly<Record<string, DeclaredPool>>;
  readonly components: readonly ResolvedComponent<Description>[];
}
