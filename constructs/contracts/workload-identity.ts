import type { Construct } from "constructs";

/**
 * A permission in no cloud's words; each cloud folder turns it into its own.
 * The list holds what the runtime of gpu-dev really calls (systems' fact sheets), and grows with its callers.
 */
export type Grant =
  | { readonly kind: "callerIdentity" }
  | { readonly kind: "objectStorage"; readonly bucket: string; readonly access: "read" | "readWrite" };

/** What a service account needs from the cloud. */
export interface IdentityRequest {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly grants: readonly Grant[];
}

/** What makes a service account carry its cloud identity. */
export interface IdentityBinding {
  /** Annotations of the ServiceAccount. */
  readonly annotations: Readonly<Record<string, string>>;
  /** What must be there before a pod of the account starts. */
  readonly dependencies: readonly Construct[];
}

/** Binds cloud permissions to Kubernetes service accounts, without keys. */
export interface WorkloadIdentity {
  /**
   * Makes what the binding needs in the caller's scope, so that no lower stack comes to depend on it.
   *
   * @throws Error when the target has no cloud identity and grants are asked for.
   */
  bind(scope: Construct, id: string, request: IdentityRequest): IdentityBinding;
}
