import type { EksTarget } from "../../../config/schema/eks/target";

/** Releases of the images that nodes boot. Raised by hand, after what the changelogs say: drivers of GPUs come with them. */
export const nodeImageVersions = {
  /**
   * Builds of Amazon's AL2023 images, by minor version of the cluster: the release as EKS calls it, whose last part is
   * the day that names the image.
   * https://github.com/awslabs/amazon-eks-ami/blob/main/CHANGELOG.md, "AMI Release v20260714"
   */
  al2023: {
    "1.34": "1.34.9-20260714",
    "1.35": "1.35.6-20260714",
    "1.36": "1.36.2-20260714",
  } satisfies Record<EksTarget["kubernetesVersion"], string>,
  /**
   * Bottlerocket has one release for every minor. EKS wants the commit behind it as well, which Amazon's parameter
   * `image_version` of the release tells. https://github.com/bottlerocket-os/bottlerocket/releases/tag/v1.63.0
   */
  bottlerocket: "1.63.0",
} as const;
