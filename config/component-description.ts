import type * as z from "zod";
import type { Capability } from "./capability";
import type { DeclaredPool } from "./declared-pools";
import type { Exposure } from "./fields/exposure";
import type { Layer } from "./layer";
import type { ResolvedEnvironment } from "./resolved-environment";

/** A capability of the target that a component cannot do without, and which of its settings asks for it. */
export interface CapabilityNeed {
  readonly capability: Capability;
  /** Setting that asks for it, relative to the component's settings; left out when the component always needs it. */
  readonly setting?: string;
}

/** Something a component finds wrong with its own settings in the light of the whole environment. */
export interface SettingProblem {
  /** Path relative to the component's settings, such as `members`; empty for the component as a whole. */
  readonly setting: string;
  readonly message: string;
  readonly allowed?: string;
  readonly hint?: string;
}

/** A name that clients outside the cluster call a component by. */
export interface HostClaim {
  /** Setting that says who may connect, relative to the component's settings. */
  readonly setting: string;
  readonly host: string;
  readonly exposure: Exposure;
  /** Whether it speaks HTTP, so that a target's shared load balancer can serve it. */
  readonly http: boolean;
}

/** What configuration needs to know of a component; how it is built is none of its business. */
export interface ComponentDescription<Settings extends z.ZodObject = z.ZodObject> {
  /** Key in an environment's `components`, and id of its construct: part of every address, so it never changes. */
  readonly id: string;
  /** One sentence: what it is for. */
  readonly summary: string;
  readonly layer: Layer;
  readonly settings: Settings;
  /** Components it cannot run without; they are built before it and it reads what they provide. */
  readonly requires?: readonly ComponentDescription[];
  /** Ids of components that cannot be in the same environment. */
  readonly conflicts?: readonly string[];
  /** The cluster-wide objects it makes; refused in an environment of scope `namespace`. Default: none. */
  readonly clusterWideObjects?: string;
  /**
   * Capabilities that are not there before it is, though the target declares them: components of its layer that need one
   * are built after it. Default: none.
   */
  readonly offers?: readonly Capability[];
  /** Pools of nodes that it makes, by names that no pool of the target has. Default: none. */
  nodePools?(settings: z.output<Settings>): Readonly<Record<string, DeclaredPool>>;
  /** What the target must offer for these settings. Default: nothing. */
  needs?(settings: z.output<Settings>): readonly CapabilityNeed[];
  /** Names that clients outside the cluster call it by. Default: none. */
  hosts?(settings: z.output<Settings>): readonly HostClaim[];
  /** What is wrong with these settings that the schema alone cannot see. Default: nothing. */
  check?(settings: z.output<Settings>, environment: ResolvedEnvironment): readonly SettingProblem[];
}
