import type { Architecture } from "../../../config/machines";
import type { EksNodePool } from "../../../config/schema/eks/node-pool";
import type { EksTarget } from "../../../config/schema/eks/target";
import { nodeImageVersions } from "./node-image-versions";

export interface NodeImageOptions {
  readonly system: EksNodePool["image"];
  readonly architecture: Architecture;
  /** Whether the nodes have NVIDIA GPUs: the image brings the driver, the fabric manager and the container toolkit. */
  readonly nvidia: boolean;
  readonly kubernetesVersion: EksTarget["kubernetesVersion"];
}

/** The image of a pool's nodes, pinned: nothing moves when Amazon publishes another one. */
export interface NodeImage {
  /** What EKS calls the kind of image in its managed groups. */
  readonly amiType: string;
  /** The release as EKS takes it, or the parameter of Amazon's that tells it. */
  readonly release: string | { readonly parameter: string };
  /** Parameter of Amazon's that tells the image's id. */
  readonly idParameter: string;
}

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html, https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html */
export function nodeImage({ system, architecture, nvidia, kubernetesVersion }: NodeImageOptions): NodeImage {
  const machine = architecture === "arm64" ? "ARM_64" : "x86_64";
  if (system === "bottlerocket") {
    const variant = `aws-k8s-${kubernetesVersion}${nvidia ? "-nvidia" : ""}`;
    const parameter = `/aws/service/bottlerocket/${variant}/${architecture}/${nodeImageVersions.bottlerocket}`;
    return {
      amiType: `BOTTLEROCKET_${machine}${nvidia ? "_NVIDIA" : ""}`,
      release: { parameter: `${parameter}/image_version` },
      idParameter: `${parameter}/image_id`,
    };
  }
  const variant = nvidia ? "nvidia" : "standard";
  const release = nodeImageVersions.al2023[kubernetesVersion];
  const day = release.slice(release.indexOf("-") + 1);
  const name = `amazon-eks-node-al2023-${architecture}-${variant}-${kubernetesVersion}-v${day}`;
  return {
    amiType: `AL2023_${machine}_${variant.toUpperCase()}`,
    release,
    idParameter: `/aws/service/eks/optimized-ami/${kubernetesVersion}/amazon-linux-2023/${architecture}/${variant}/${name}/image_id`,
  };
}
