/** The secret store of a target as External Secrets knows it. */
export interface SecretStore {
  readonly kind: "ClusterSecretStore" | "SecretStore";
  readonly name: string;
}
