import type { PublicImage } from "../../../config/versions";

/** Images that the registries run. */
export const images = {
  /** The registry program of CNCF Distribution. */
  registry: {
    repository: "docker.io/library/registry",
    tag: "3.1.1",
    source: "https://github.com/distribution/distribution/releases",
  },
  /** Only its htpasswd is used. */
  htpasswd: {
    repository: "docker.io/library/httpd",
    tag: "2.4.68-alpine3.24",
    source: "https://hub.docker.com/_/httpd",
  },
  kubectl: {
    repository: "registry.k8s.io/kubectl",
    tag: "v1.36.4",
    source: "https://github.com/kubernetes/kubernetes/releases",
  },
  /** Only its shell and file tools are used. */
  shell: { repository: "docker.io/library/alpine", tag: "3.24.1", source: "https://alpinelinux.org/releases/" },
} as const satisfies Record<string, PublicImage>;
