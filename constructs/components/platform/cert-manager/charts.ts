import type { PublicChart } from "../../../../config/versions";

/** The chart of cert-manager; it holds the CRDs as templates. */
export const charts = {
  certManager: {
    repository: "oci://quay.io/jetstack/charts",
    name: "cert-manager",
    version: "v1.21.1",
    source: "https://github.com/cert-manager/cert-manager/releases",
  },
} as const satisfies Record<string, PublicChart>;
