import type { AwsSite } from "../aws-site";
import type { ClusterAccount } from "./pod-identity-trust";
import type { TrustStatement } from "./statement";

/**
 * Lets pods of one service account assume a role by a token that the cluster signs.
 *
 * @param issuer The cluster's issuer without `https://`; an expression where only Terraform knows it.
 */
export function webIdentityTrust(
  site: AwsSite,
  issuer: string,
  { namespace, serviceAccount }: ClusterAccount,
): TrustStatement {
  return {
    sid: "WebIdentity",
    principals: { federated: [site.globalArn("iam", `oidc-provider/${issuer}`)] },
    actions: ["sts:AssumeRoleWithWebIdentity"],
    conditions: {
      StringEquals: {
        [`${issuer}:aud`]: "sts.amazonaws.com",
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
      },
    },
  };
}
