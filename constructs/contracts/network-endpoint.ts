/**
 * Something that listens: where it is and what its clients must carry to be let in.
 * A workload that connects to it names it, and both network policies follow.
 */
export type NetworkEndpoint = PodEndpoint | AddressEndpoint;

/** Pods of this environment that listen. */
export interface PodEndpoint {
  readonly kind: "pods";
  readonly namespace: string;
  /** Labels that select the listening pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** TCP ports. */
  readonly ports: readonly number[];
  /** Labels that a client's pods carry; the listening side admits whoever has them. */
  readonly clientLabels: Readonly<Record<string, string>>;
}

/** Addresses outside the reach of pod selectors: the API server, a managed database, another network. */
export interface AddressEndpoint {
  readonly kind: "addresses";
  readonly cidrs: readonly string[];
  /** Networks inside `cidrs` that are not meant, such as private ones. Default: none. */
  readonly except?: readonly string[];
  /** TCP ports. */
  readonly ports: readonly number[];
}
