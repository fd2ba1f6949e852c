import type { PublicImage } from "../../../../config/versions";

/** The image of the EFA device plugin. */
export const images = {
  /** AWS's own registry, which nodes of every commercial region pull from with their instance role. */
  efaDevicePlugin: {
    repository: "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/aws-efa-k8s-device-plugin",
    tag: "v0.5.20",
    source: "https://github.com/aws/eks-charts/blob/master/stable/aws-efa-k8s-device-plugin/values.yaml",
  },
} as const satisfies Record<string, PublicImage>;
