import type { IConstruct } from "constructs";
import { type Acknowledgement, acknowledgementKey } from "../core/acknowledge";

/** An acknowledgement with where it stands and what it matched. */
export interface StandingAcknowledgement extends Acknowledgement {
  /** Path of the construct that it is for. */
  readonly construct: string;
  /** How many findings it excuses. */
  matches: number;
}

/** The acknowledgements that stand on the construct itself. */
export function acknowledgementsOn(construct: IConstruct): StandingAcknowledgement[] {
  return construct.node.metadata
    .filter(({ type }) => type === acknowledgementKey)
    .map(({ data }) => ({ ...(data as Acknowledgement), construct: construct.node.path, matches: 0 }));
}
