import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { AwsRole } from "../identity/aws-role";
import { podIdentityTrust } from "../identity/pod-identity-trust";
import type { Statement } from "../identity/statement";
import { webIdentityTrust } from "../identity/web-identity-trust";
import type { ControlPlane } from "./control-plane";

/** What an add-on may do in AWS. */
export interface AddOnRights {
  /** Service account in kube-system whose pods have the role. */
  readonly serviceAccount: string;
  /** Policies of AWS, by their path and name. */
  readonly managedPolicies: readonly string[];
  readonly statements?: readonly Statement[];
}

export interface AddOnRoleProps {
  readonly site: AwsSite;
  readonly controlPlane: ControlPlane;
  /** The add-on, as EKS calls it. */
  readonly addOn: string;
  readonly rights: AddOnRights;
}

/** The role of one add-on, for the pods of one service account: nodes carry no rights for it. */
export class AddOnRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { site, controlPlane, addOn, rights }: AddOnRoleProps) {
    super(scope, id);
    const account = { namespace: "kube-system", serviceAccount: rights.serviceAccount };
    this.arn = new AwsRole(this, "role", {
      site,
      purpose: `add-on-${addOn}`,
      description: `Add-on ${addOn} of the cluster ${site.clusterName}`,
      trust: [
        site.target.identity === "irsa"
          ? webIdentityTrust(site, controlPlane.issuer, account)
          : podIdentityTrust(site, account),
      ],
      managedPolicies: rights.managedPolicies,
      ...(rights.statements ? { statements: rights.statements } : {}),
    }).arn;
  }
}
