import * as z from "zod";

/**
 * A fixed IPv4 address of the cluster's service network. Its first 256 addresses are given to nobody by themselves.
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
export const serviceAddress = z.ipv4().meta({
  allowed: "an IPv4 address of the cluster's service network, such as 10.43.0.200",
  hint: "choose a free one of its first 256, which the cluster gives to nobody by itself: 10.43.0.x on k3s, 10.96.0.x on kubeadm and kind; .1 and .10 are taken",
});
