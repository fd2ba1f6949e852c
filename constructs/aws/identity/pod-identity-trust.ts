import type { AwsSite } from "../aws-site";
import type { TrustStatement } from "./statement";

/** A service account of the cluster. */
export interface ClusterAccount {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * Lets pods of one service account of this cluster assume a role through EKS Pod Identity, which tags each session with
 * the pod's cluster, namespace and account: an association of another account with this role would get nothing.
 * The cluster's ARN is asked of the tag as well: a cluster of the same name in another region is another one.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 */
export function podIdentityTrust(site: AwsSite, { namespace, serviceAccount }: ClusterAccount): TrustStatement {
  return {
    sid: "PodIdentity",
    principals: { services: ["pods.eks.amazonaws.com"] },
    actions: ["sts:AssumeRole", "sts:TagSession"],
    conditions: {
      StringEquals: {
        "aws:SourceAccount": site.account,
        "aws:RequestTag/eks-cluster-arn": site.clusterArn,
        "aws:RequestTag/eks-cluster-name": site.clusterName,
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": serviceAccount,
      },
    },
  };
}
