import type { interfaceEndpoints } from "../../../config/schema/eks/network";
import type { AwsSite } from "../aws-site";
import { policyDocument } from "../identity/policy-document";
import type { ResourceStatement } from "../identity/statement";
import { accountStatement } from "./account-statement";

type InterfaceEndpoint = (typeof interfaceEndpoints)[number];

/**
 * Prefix of each service's actions. EKS and EKS Auth are left out: EKS takes policies since 2025 only, and of EKS Auth
 * its guide says nothing; an endpoint with a policy that its service refuses is not made at all.
 */
const prefixes: Readonly<Partial<Record<InterfaceEndpoint, string>>> = {
  autoscaling: "autoscaling",
  ec2: "ec2",
  "ecr.api": "ecr",
  "ecr.dkr": "ecr",
  elasticfilesystem: "elasticfilesystem",
  elasticloadbalancing: "elasticloadbalancing",
  kms: "kms",
  logs: "logs",
  secretsmanager: "secretsmanager",
  sqs: "sqs",
  ssm: "ssm",
  sts: "sts",
};

/**
 * Policy of an interface endpoint: identities of the own accounts. Images of EKS add-ons lie in Amazon's accounts, and
 * their pulls pass all the same, for the identity counts and not the repository.
 *
 * @returns nothing for an endpoint that stays open to everybody inside the network
 */
export function endpointPolicy(
  site: AwsSite,
  endpoint: InterfaceEndpoint,
  trustedAccounts: readonly string[],
): string | undefined {
  const prefix = prefixes[endpoint];
  if (!prefix) return undefined;
  return policyDocument([
    accountStatement(site, prefix, trustedAccounts),
    ...(endpoint === "sts" ? tokenStatements(site) : []),
  ]);
}

/** What is asked of STS before, or without, being an identity of the own accounts. */
function tokenStatements(site: AwsSite): readonly ResourceStatement[] {
  return [
    {
      // A pod's web identity token makes it an identity; the call that hands it in has none yet.
      sid: "WebIdentity",
      principals: { everybody: true },
      actions: ["sts:AssumeRoleWithWebIdentity"],
      resources: [site.globalArn("iam", "role/*")],
    },
    {
      // Services ask who a caller is with what the caller signed, whose account may be any. It tells nothing else.
      sid: "WhoAmI",
      principals: { everybody: true },
      actions: ["sts:GetCallerIdentity"],
      resources: ["*"],
    },
  ];
}
