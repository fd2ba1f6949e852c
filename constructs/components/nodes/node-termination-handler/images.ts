import type { PublicImage } from "../../../../config/versions";

/** The image of the node termination handler. */
export const images = {
  /** The program alone, as uid 1000: neither shell nor files. */
  nodeTerminationHandler: {
    repository: "public.ecr.aws/aws-ec2/aws-node-termination-handler",
    tag: "v1.25.6",
    source: "https://github.com/aws/aws-node-termination-handler/releases",
  },
} as const satisfies Record<string, PublicImage>;
