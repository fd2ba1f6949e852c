/** A public registry as a cache sees it. */
export interface Upstream {
  /** The registry as image references name it. */
  readonly name: string;
  readonly remote: string;
  /** Hosts that its credentials may be told to: those that its WWW-Authenticate headers name. */
  readonly credentialHosts: readonly string[];
}

/** Registries that can be cached, by the name of their cache. */
export const upstreams = {
  /** https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry */
  ghcr: { name: "ghcr.io", remote: "https://ghcr.io", credentialHosts: ["ghcr.io"] },
  /** https://docs.docker.com/docker-hub/image-library/mirror/ */
  dockerhub: {
    name: "docker.io",
    remote: "https://registry-1.docker.io",
    credentialHosts: ["auth.docker.io", "registry-1.docker.io"],
  },
  /** https://docs.projectquay.io/use_quay.html */
  quay: { name: "quay.io", remote: "https://quay.io", credentialHosts: ["quay.io"] },
  /** https://docs.nvidia.com/ngc/latest/ngc-catalog-user-guide.html */
  nvcr: { name: "nvcr.io", remote: "https://nvcr.io", credentialHosts: ["nvcr.io", "authn.nvidia.com"] },
  /** Asks nobody for credentials. https://github.com/kubernetes/registry.k8s.io */
  k8s: { name: "registry.k8s.io", remote: "https://registry.k8s.io", credentialHosts: [] },
} as const satisfies Record<string, Upstream>;

export type UpstreamName = keyof typeof upstreams;
