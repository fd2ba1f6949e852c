import type { PublicImage } from "../../../../config/versions";

const source = "https://github.com/cert-manager/cert-manager/releases";

/** Images of cert-manager's programs, of the chart's own version. */
export const images = {
  controller: { repository: "quay.io/jetstack/cert-manager-controller", tag: "v1.21.1", source },
  webhook: { repository: "quay.io/jetstack/cert-manager-webhook", tag: "v1.21.1", source },
  cainjector: { repository: "quay.io/jetstack/cert-manager-cainjector", tag: "v1.21.1", source },
  /** Started by ACME issuers alone; named so that nothing is ever pulled past a mirror. */
  acmesolver: { repository: "quay.io/jetstack/cert-manager-acmesolver", tag: "v1.21.1", source },
  startupapicheck: { repository: "quay.io/jetstack/cert-manager-startupapicheck", tag: "v1.21.1", source },
} as const satisfies Record<string, PublicImage>;
