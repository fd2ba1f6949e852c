import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { acknowledgeStatements } from "./acknowledge-statements";
import { policyDocument } from "./policy-document";
import type { Statement, TrustStatement } from "./statement";

export interface AwsRoleProps {
  readonly site: AwsSite;
  /** What it is for; `site.roleName(purpose)` is its name. */
  readonly purpose: string;
  /** The purpose in words, for whoever reads the list of roles. */
  readonly description: string;
  /** Who may assume it. */
  readonly trust: readonly TrustStatement[];
  /** What it may do, as its one inline policy. Default: only what the managed policies allow. */
  readonly statements?: readonly Statement[];
  /** Policies of AWS, by their path and name, such as `AmazonEKSWorkerNodePolicy` or `service-role/…`. Default: none. */
  readonly managedPolicies?: readonly string[];
}

/** A role with a name that is a literal, sessions of one hour, and its policy inside it, so that one goes with the other. */
export class AwsRole extends Construct {
  readonly name: string;
  /** A literal: what refers to it waits for it by `addDependency`, not by this. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AwsRoleProps) {
    super(scope, id);
    const { site, purpose, description, trust, statements = [], managedPolicies = [] } = props;
    this.name = site.roleName(purpose);
    this.arn = site.roleArn(purpose);
    const role = new IamRole(this, "role", {
      name: this.name,
      description,
      assumeRolePolicy: policyDocument(trust),
      // Seconds: the shortest that IAM takes.
      maxSessionDuration: 3600,
    });
    if (statements.length > 0) {
      const policy = new IamRolePolicy(this, "policy", {
        name: purpose.slice(0, 128),
        role: role.name,
        policy: policyDocument(statements),
      });
      acknowledgeStatements(policy, statements);
    }
    for (const name of managedPolicies) {
      new IamRolePolicyAttachment(this, name.replaceAll("/", "-"), {
        role: role.name,
        policyArn: `arn:${site.partition}:iam::aws:policy/${name}`,
      });
    }
  }
}
