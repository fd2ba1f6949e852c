import type { Upstream } from "../../../config/schema/eks/registry";

/** Where ECR finds the upstreams that it knows. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html */
export const upstreamAddresses: Readonly<Record<Upstream, string>> = {
  "docker.io": "registry-1.docker.io",
  "ghcr.io": "ghcr.io",
  "quay.io": "quay.io",
  "registry.k8s.io": "registry.k8s.io",
  "public.ecr.aws": "public.ecr.aws",
};
