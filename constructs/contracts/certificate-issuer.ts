/** Who signs certificates for services inside the cluster, as cert-manager knows it. */
export interface CertificateIssuer {
  readonly kind: "ClusterIssuer" | "Issuer";
  readonly name: string;
}
