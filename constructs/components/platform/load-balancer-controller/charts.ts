import type { PublicChart } from "../../../../config/versions";

/** The chart of the AWS load balancer controller; its CRDs are in its folder `crds`. */
export const charts = {
  loadBalancerController: {
    repository: "https://aws.github.io/eks-charts",
    name: "aws-load-balancer-controller",
    version: "3.5.0",
    source: "https://github.com/aws/eks-charts/blob/master/stable/aws-load-balancer-controller/Chart.yaml",
  },
} as const satisfies Record<string, PublicChart>;
