import type { EksTarget } from "../../../config/schema/eks/target";

/** Add-ons of EKS that a cluster can have, as EKS calls them. */
export type AddOnName =
  | "vpc-cni"
  | "kube-proxy"
  | "coredns"
  | "eks-pod-identity-agent"
  | "aws-ebs-csi-driver"
  | "aws-efs-csi-driver"
  | "snapshot-controller"
  | "eks-node-monitoring-agent";

/**
 * Builds that are written down for every minor, though not each was seen on every one: what was seen stands beside it.
 * EKS refuses a build that it does not sell for the cluster's minor, so before the first deploy of a minor compare its
 * row with what EKS sells; docs/operations/kubernetes-upgrades.md has the command.
 */
const everyMinor = {
  // What a cluster of 1.36 had on 2026-09-16, and one public repository's measured table for 1.34 and 1.35.
  // https://github.com/awslabs/awsome-distributed-ai, https://github.com/aws/amazon-vpc-cni-k8s/releases
  "vpc-cni": "v1.22.4-eksbuild.3",
  // What a cluster of 1.36 had on 2026-09-16. https://github.com/aws/eks-pod-identity-agent/releases
  "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
  // Seen on clusters of 1.34 and 1.36, not on one of 1.35. https://github.com/kubernetes-sigs/aws-ebs-csi-driver/releases
  "aws-ebs-csi-driver": "v1.66.0-eksbuild.1",
  // Pinned by others on 1.35, not seen on 1.34. https://github.com/kubernetes-sigs/aws-efs-csi-driver/releases
  "aws-efs-csi-driver": "v3.4.1-eksbuild.1",
  // Pinned by others on 1.35, not seen on 1.34 or 1.36. https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html
  "snapshot-controller": "v8.6.0-eksbuild.6",
  // Pinned by others on 1.35, not seen on 1.34 or 1.36; the image of its chart. https://github.com/aws/eks-node-monitoring-agent/releases
  "eks-node-monitoring-agent": "v1.7.0-eksbuild.1",
} as const;

/**
 * Version of every add-on by the cluster's minor: the program's one table of them. kube-proxy and CoreDNS go with the
 * minor: for 1.36 they are what a cluster had on 2026-09-16, for 1.34 and 1.35 what one public repository's table says
 * it measured. https://github.com/awslabs/awsome-distributed-ai
 * https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html
 * https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 */
export const addOnVersions: Readonly<Record<EksTarget["kubernetesVersion"], Readonly<Record<AddOnName, string>>>> = {
  "1.34": { ...everyMinor, "kube-proxy": "v1.34.6-eksbuild.21", coredns: "v1.12.4-eksbuild.29" },
  "1.35": { ...everyMinor, "kube-proxy": "v1.35.3-eksbuild.21", coredns: "v1.13.2-eksbuild.21" },
  "1.36": { ...everyMinor, "kube-proxy": "v1.36.0-eksbuild.21", coredns: "v1.14.3-eksbuild.16" },
};
