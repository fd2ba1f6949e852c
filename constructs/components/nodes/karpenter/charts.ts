import type { PublicChart } from "../../../../config/versions";

const source = "https://github.com/aws/karpenter-provider-aws/releases";

/** Karpenter's charts; each minor of Kubernetes asks for a version of its own (https://karpenter.sh/docs/upgrading/compatibility/). */
export const charts = {
  /** The CRDs, as templates: those in the other chart's folder would never be upgraded. */
  crds: { repository: "oci://public.ecr.aws/karpenter", name: "karpenter-crd", version: "1.14.1", source },
  karpenter: { repository: "oci://public.ecr.aws/karpenter", name: "karpenter", version: "1.14.1", source },
} as const satisfies Record<string, PublicChart>;
