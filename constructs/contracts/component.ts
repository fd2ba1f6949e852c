import type { Construct } from "constructs";
import type * as z from "zod";
import type { ComponentDescription } from "../../config/component-description";
import type { EnvironmentBase } from "../../config/schema/environment";
import type { KubernetesCluster } from "./kubernetes-cluster";

/** Where a component stands: enough to compute every name it gives to others, before anything is built. */
export interface Site {
  readonly environment: Pick<EnvironmentBase, "name" | "owner" | "scope" | "deletionProtection" | "labels">;
  readonly namespace: string;
}

/** What a builder gets beside its settings. */
export interface ComponentContext extends Site {
  readonly cluster: KubernetesCluster;
  /** What a required component provides: literals, so no stack needs another's state. */
  from<Provided>(required: Component<z.ZodObject, Provided>): Provided;
}

/** One deployable part: described for configuration, provided to others, built into a stack. */
export interface Component<Settings extends z.ZodObject = z.ZodObject, Provided = unknown>
  extends ComponentDescription<Settings> {
  readonly requires?: readonly Component[];
  /** What others may know of it. Pure: the same settings and site give the same names in any stack. */
  provides(settings: z.output<Settings>, site: Site): Provided;
  /** Makes its constructs in `scope`, a construct with the component's id. */
  build(scope: Construct, settings: z.output<Settings>, context: ComponentContext): void;
}
