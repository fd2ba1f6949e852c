/** Something that the provider at hand, or the double of AWS, does not have. */
export interface KnownGap {
  /** Type of a resource or data source, or a path of one: `type.block.attribute`. */
  readonly what: string;
  readonly reason: string;
}

/** What the bindings (6.25.0) know and provider 5.100.0 does not: dropped before it reads a stack. */
export const unknownToOlderProvider: readonly KnownGap[] = [];

/** Resources that moto has no operations for: read by the provider's schema and planned, never applied. */
export const unknownToMoto: readonly KnownGap[] = [
  { what: "aws_eks_access_entry", reason: "moto 5.2.5 has no CreateAccessEntry" },
  { what: "aws_eks_access_policy_association", reason: "moto 5.2.5 has no AssociateAccessPolicy" },
  { what: "aws_eks_addon", reason: "moto 5.2.5 has no CreateAddon" },
  { what: "aws_eks_pod_identity_association", reason: "moto 5.2.5 has no CreatePodIdentityAssociation" },
];

/** What moto takes and does not give back: applied, and not compared with what it says afterwards. */
export const forgottenByMoto: readonly KnownGap[] = [];
