import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { Construct } from "constructs";
import type { AccessSettings } from "../../../config/schema/eks/access";
import type { AwsSite } from "../aws-site";

/** Access policies of EKS. https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
const policies = {
  clusterAdmin: "AmazonEKSClusterAdminPolicy",
  admin: "AmazonEKSAdminPolicy",
  edit: "AmazonEKSEditPolicy",
  view: "AmazonEKSViewPolicy",
} as const satisfies Record<NonNullable<AccessSettings[string]["policy"]>, string>;

export interface AccessEntriesProps {
  readonly site: AwsSite;
  readonly clusterName: string;
}

/** Who may call the Kubernetes API: one entry for each principal that the environment names, by that name. */
export class AccessEntries extends Construct {
  constructor(scope: Construct, id: string, { site, clusterName }: AccessEntriesProps) {
    super(scope, id);
    for (const [name, { principal, policy, namespaces, groups }] of Object.entries(site.target.access)) {
      const home = new Construct(this, name);
      const entry = new EksAccessEntry(home, "entry", {
        clusterName,
        principalArn: principal,
        type: "STANDARD",
        kubernetesGroups: [...groups],
      });
      if (!policy) continue;
      new EksAccessPolicyAssociation(home, "policy", {
        clusterName,
        principalArn: entry.principalArn,
        policyArn: `arn:${site.partition}:eks::aws:cluster-access-policy/${policies[policy]}`,
        accessScope: namespaces ? { type: "namespace", namespaces: [...namespaces] } : { type: "cluster" },
      });
    }
  }
}
