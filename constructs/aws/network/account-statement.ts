import type { AwsSite } from "../aws-site";
import type { ResourceStatement } from "../identity/statement";

/**
 * Lets identities of the environment's account, and of accounts it trusts, do through an endpoint whatever their own
 * policies allow. Keys of a stranger that somebody brings into the network are of no use there.
 *
 * @param service prefix of the service's actions
 */
export function accountStatement(
  site: AwsSite,
  service: string,
  trustedAccounts: readonly string[],
): ResourceStatement {
  return {
    sid: "OwnAccounts",
    principals: { everybody: true },
    actions: [`${service}:*`],
    resources: ["*"],
    conditions: { StringEquals: { "aws:PrincipalAccount": [site.account, ...trustedAccounts] } },
  };
}
