/**
 * Most pods of a node. The network add-on gives addresses by sixteens, so a machine's interfaces are no bound; these
 * are what Kubernetes and EKS advise for small and large machines.
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html
 */
export function mostPods({ size }: { readonly size: { readonly vcpu: number } }): number {
  return size.vcpu < 30 ? 110 : 250;
}
