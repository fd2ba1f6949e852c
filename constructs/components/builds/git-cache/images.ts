import type { PublicImage } from "../../../../config/versions";

/** Images that the git cache runs. */
export const images = {
  /** git 2.54 and busybox on Alpine. */
  git: {
    repository: "docker.io/alpine/git",
    tag: "v2.54.0",
    source: "https://github.com/alpine-docker/git/blob/master/README.md",
  },
  /** Listens on 8080 as uid 101 and writes to /tmp only. */
  nginx: {
    repository: "docker.io/nginxinc/nginx-unprivileged",
    tag: "1.30.4-alpine",
    source: "https://github.com/nginx/docker-nginx-unprivileged/releases",
  },
} as const satisfies Record<string, PublicImage>;
