import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import { Construct } from "constructs";
import type { AwsSite } from "../aws-site";
import { type AddOnRights, AddOnRole } from "./add-on-role";
import { type AddOnName, addOnVersions } from "./add-on-versions";
import type { ControlPlane } from "./control-plane";

export interface AddOnProps {
  readonly site: AwsSite;
  readonly controlPlane: ControlPlane;
  /** By the add-on's schema (`aws eks describe-addon-configuration`). Default: as EKS has it. */
  readonly configuration?: object;
  /** Default: none; the add-on calls no AWS API. */
  readonly rights?: AddOnRights;
  /** Whether its software stays on the cluster when it leaves the program: what no pod can do without. Default: it goes. */
  readonly preserve?: boolean;
}

/**
 * An add-on of EKS by the version of the program's table. What somebody changes in its objects is changed back: the
 * configuration here is the only one.
 */
export class AddOn extends Construct {
  constructor(scope: Construct, name: AddOnName, props: AddOnProps) {
    super(scope, name);
    const { site, controlPlane, configuration, rights, preserve = false } = props;
    const role = rights && new AddOnRole(this, "role", { site, controlPlane, addOn: name, rights });
    const addOn = new EksAddon(this, "add-on", {
      clusterName: site.clusterName,
      addonName: name,
      addonVersion: addOnVersions[site.target.kubernetesVersion][name],
      ...(configuration ? { configurationValues: JSON.stringify(configuration) } : {}),
      ...(rights && role ? identityOf(site, rights.serviceAccount, role.arn) : {}),
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      preserve,
    });
    addOn.node.addDependency(controlPlane);
    // The role's ARN is a literal; without its policies the first pods would fail.
    if (role) addOn.node.addDependency(role);
  }
}

function identityOf({ target }: AwsSite, serviceAccount: string, roleArn: string) {
  return target.identity === "irsa"
    ? { serviceAccountRoleArn: roleArn }
    : { podIdentityAssociation: [{ serviceAccount, roleArn }] };
}
