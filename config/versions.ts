/**
 * Versions of what the program itself stands on. Images and charts of a component stand in its own folder
 * (`images.ts`, `charts.ts`), in rows of the types below; nothing else spells a version (docs/decisions/003-versions.md).
 * Each row names where newer versions are announced.
 */

/** Terraform itself. 1.11 is the first with write-only arguments, which keep secrets out of state. https://github.com/hashicorp/terraform/releases */
export const terraformVersion = ">= 1.11.0";

/** Kubernetes minors that components are known to work on. https://kubernetes.io/releases/ */
export const supportedKubernetes = ["1.33", "1.34", "1.35", "1.36"] as const;

/** Minors that EKS sells and that the node images are built for. https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
export const eksKubernetes = [
  "1.34",
  "1.35",
  "1.36",
] as const satisfies readonly (typeof supportedKubernetes)[number][];

/** Terraform providers, exact: the versions that the frozen bindings were generated from. https://github.com/hashicorp */
export const providers = {
  aws: "6.25.0",
  google: "6.50.0",
  kubernetes: "2.38.0",
  helm: "3.1.1",
  /** Only for ephemeral passwords; no binding of its own. https://github.com/hashicorp/terraform-provider-random/releases */
  random: "3.7.2",
} as const;

/** An image that a public registry carries. */
export interface PublicImage {
  /** Registry and repository. */
  readonly repository: string;
  readonly tag: string;
  /** Where new tags are announced. */
  readonly source: string;
}

/** A chart that a public repository carries. */
export interface PublicChart {
  /** `https://…` index or `oci://…` registry folder. */
  readonly repository: string;
  readonly name: string;
  readonly version: string;
  /** Where new versions are announced. */
  readonly source: string;
}

/** The reference of a row of the table, as a pod names it. */
export function imageReference({ repository, tag }: PublicImage): string {
  return `${repository}:${tag}`;
}
