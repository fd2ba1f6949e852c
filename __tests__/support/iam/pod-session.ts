import { eksTarget } from "../eks-target";
import type { Request } from "./request";

export interface PodSession {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Default: the sample's. */
  readonly cluster?: string;
  readonly region?: string;
  readonly account?: string;
}

/** What EKS Pod Identity asks STS for a pod: the role, with tags that tell whose session it is. */
export function podSession({ namespace, serviceAccount, ...elsewhere }: PodSession): Request {
  const { cluster = "sample", region = eksTarget.region, account = eksTarget.account } = elsewhere;
  return {
    action: "sts:AssumeRole",
    principal: "Service:pods.eks.amazonaws.com",
    context: {
      "aws:SourceAccount": account,
      "aws:RequestTag/eks-cluster-arn": `arn:aws:eks:${region}:${account}:cluster/${cluster}`,
      "aws:RequestTag/eks-cluster-name": cluster,
      "aws:RequestTag/kubernetes-namespace": namespace,
      "aws:RequestTag/kubernetes-service-account": serviceAccount,
      "aws:RequestTag/kubernetes-pod-name": "pod-1",
    },
  };
}
