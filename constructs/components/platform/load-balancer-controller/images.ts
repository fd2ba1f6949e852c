import type { PublicImage } from "../../../../config/versions";

/** The image of the AWS load balancer controller, of the chart's own version. */
export const images = {
  loadBalancerController: {
    repository: "public.ecr.aws/eks/aws-load-balancer-controller",
    tag: "v3.5.0",
    source: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/releases",
  },
} as const satisfies Record<string, PublicImage>;
