import type { PublicImage } from "../../../../config/versions";

/** Images that the BuildKit daemon runs. */
export const images = {
  /** Runs as uid 1000 in a user namespace; brings sh, git and buildctl. */
  buildkit: {
    repository: "docker.io/moby/buildkit",
    tag: "v0.32.2-rootless",
    source: "https://github.com/moby/buildkit/releases",
  },
} as const satisfies Record<string, PublicImage>;
