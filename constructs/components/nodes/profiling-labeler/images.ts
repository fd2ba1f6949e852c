import type { PublicImage } from "../../../../config/versions";

/** The image that the labeler runs. */
export const images = {
  /** kubectl and a shell; registry.k8s.io/kubectl has none. Its tag is kubectl's version, good for one minor around it. */
  kubectl: { repository: "docker.io/alpine/k8s", tag: "1.35.4", source: "https://hub.docker.com/r/alpine/k8s/tags" },
} as const satisfies Record<string, PublicImage>;
