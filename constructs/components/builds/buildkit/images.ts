import type { PublicImage } from "../../../../config/versions";

/** Images that the processor's Jobs build with. */
export const images = {
  /** Runs as root; brings sh, git, buildctl and buildctl-daemonless.sh. */
  buildkit: {
    repository: "docker.io/moby/buildkit",
    tag: "v0.32.2",
    source: "https://github.com/moby/buildkit/releases",
  },
} as const satisfies Record<string, PublicImage>;
