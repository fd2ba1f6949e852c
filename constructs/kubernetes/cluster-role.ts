import { ClusterRoleBindingV1 } from "@cdktf/provider-kubernetes/lib/cluster-role-binding-v1";
import { ClusterRoleV1 } from "@cdktf/provider-kubernetes/lib/cluster-role-v1";
import { Construct } from "constructs";
import { labelPrefix } from "../../config/naming";
import type { ComponentContext } from "../contracts/component";
import { type RoleRule, ruleReasons, ruleSpec } from "./role-rule";
import type { ServiceAccount } from "./service-account";

export interface ClusterRoleProps {
  readonly context: ComponentContext;
  /** Name after the environment's: cluster-wide names are shared with every other environment of the cluster. */
  readonly name: string;
  readonly serviceAccount: ServiceAccount;
  /** What no single namespace holds, such as nodes; everything else belongs into a Role. */
  readonly rules: readonly RoleRule[];
}

/** Rights in the whole cluster, and their binding to one service account. */
export class ClusterRole extends Construct {
  /** Name in the cluster. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: ClusterRoleProps) {
    super(scope, id);
    this.name = `${props.context.environment.name}-${props.name}`;
    const role = new ClusterRoleV1(this, "role", {
      metadata: { name: this.name, annotations: { [`${labelPrefix}/reasons`]: ruleReasons(props.rules) } },
      rule: props.rules.map(ruleSpec),
    });
    const binding = new ClusterRoleBindingV1(this, "binding", {
      metadata: { name: this.name },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: this.name },
      subject: [{ kind: "ServiceAccount", name: props.serviceAccount.name, namespace: props.serviceAccount.namespace }],
    });
    binding.node.addDependency(role, props.serviceAccount);
  }
}
