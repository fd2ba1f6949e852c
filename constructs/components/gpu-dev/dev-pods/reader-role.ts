import { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import { Construct } from "constructs";
import { labelPrefix } from "../../../../config/naming";
import { type RoleRule, ruleReasons, ruleSpec } from "../../../kubernetes/role-rule";

export interface ReaderRoleProps {
  readonly namespace: string;
  /** Groups of people, as the cluster's authentication gives them. */
  readonly groups: readonly string[];
  /** ConfigMaps that the CLI reads. */
  readonly configs: readonly string[];
}

const look = ["get", "list", "watch"] as const;

/**
 * What people may do in the namespace of dev pods: look. The original let every user exec into everybody's pods and
 * change them (fact sheet §28 item 116); a user gets into a pod by SSH, with the key that the reservation put there.
 */
export class ReaderRole extends Construct {
  constructor(scope: Construct, id: string, { namespace, groups, configs }: ReaderRoleProps) {
    super(scope, id);
    const metadata = { name: "gpu-dev-reader", namespace };
    const rules: readonly RoleRule[] = [
      { apiGroups: [""], resources: ["pods", "services"], verbs: look, reason: "the state of reservations" },
      { apiGroups: [""], resources: ["pods/log"], verbs: ["get"], reason: "how a pod started, and why it failed" },
      { apiGroups: ["", "events.k8s.io"], resources: ["events"], verbs: look, reason: "why a pod waits" },
      {
        apiGroups: [""],
        resources: ["configmaps"],
        resourceNames: configs,
        verbs: ["get"],
        reason: "the CLI reads which types there are",
      },
    ];
    const role = new RoleV1(this, "role", {
      metadata: { ...metadata, annotations: { [`${labelPrefix}/reasons`]: ruleReasons(rules) } },
      rule: rules.map(ruleSpec),
    });
    const binding = new RoleBindingV1(this, "binding", {
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: metadata.name },
      subject: groups.map((name) => ({ kind: "Group", name, apiGroup: "rbac.authorization.k8s.io" })),
    });
    binding.node.addDependency(role);
  }
}
