/** Operators of conditions, each with its keys and the values that satisfy it. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Who a statement of a trust policy or of a resource's policy is for. */
export type Principals =
  | { readonly services: readonly string[] }
  | { readonly accounts: readonly string[] }
  /** Users, roles or root users, by ARN. */
  | { readonly arns: readonly string[] }
  | { readonly federated: readonly string[] }
  /** Everybody there is: for denials, and for what conditions narrow. */
  | { readonly everybody: true };

interface StatementBase {
  /** Name in the document, letters and digits only: acknowledgements and the reference table call it by that. */
  readonly sid: string;
  /** Default: the statement allows. */
  readonly effect?: "Deny";
  readonly actions: readonly string[];
  readonly conditions?: Conditions;
}

/** A statement of a role's policy. */
export type Statement = StatementBase &
  (
    | { readonly resources: readonly string[] }
    /** `*` with the reason why nothing narrower works; the construct that renders it acknowledges `bounded-iam` by it. */
    | { readonly anyResource: string }
  );

/** A statement of a trust policy, which is about the role itself and so names no resource. */
export interface TrustStatement extends StatementBase {
  readonly principals: Principals;
}

/** A statement of the policy of a resource, such as a bucket or a key; the resource is `*` for a key itself. */
export interface ResourceStatement extends TrustStatement {
  readonly resources?: readonly string[];
}
