import type { EksTarget } from "../schema/eks/target";

/**
 * Days until which EKS supports a minor: at first for the price of the cluster, then for a year that costs more.
 * https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 */
export const kubernetesSupport: Readonly<
  Record<EksTarget["kubernetesVersion"], { readonly standard: string; readonly extended: string }>
> = {
  "1.34": { standard: "2026-12-02", extended: "2027-12-02" },
  "1.35": { standard: "2027-03-27", extended: "2028-03-27" },
  "1.36": { standard: "2027-08-02", extended: "2028-08-02" },
};
