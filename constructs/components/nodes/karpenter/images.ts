import type { PublicImage } from "../../../../config/versions";

/** Karpenter's image, of the chart's version; the chart pins its digest beside it. */
export const images = {
  controller: {
    repository: "public.ecr.aws/karpenter/controller",
    tag: "1.14.1",
    source: "https://github.com/aws/karpenter-provider-aws/releases",
  },
} as const satisfies Record<string, PublicImage>;
