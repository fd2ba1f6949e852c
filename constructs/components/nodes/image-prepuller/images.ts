import type { PublicImage } from "../../../../config/versions";

/** The image that keeps a pre-pulled image's pod alive. */
export const images = {
  pause: {
    repository: "registry.k8s.io/pause",
    tag: "3.10.1",
    source: "https://github.com/kubernetes/kubernetes/blob/master/build/pause/CHANGELOG.md",
  },
} as const satisfies Record<string, PublicImage>;
