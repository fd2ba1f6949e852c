import { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import { Construct } from "constructs";
import { labelPrefix } from "../../config/naming";
import { type RoleRule, ruleReasons, ruleSpec } from "./role-rule";
import type { ServiceAccount } from "./service-account";

export interface RoleProps {
  readonly name: string;
  /** Namespace that the rules are for; the account may live in another one. */
  readonly namespace: string;
  readonly serviceAccount: ServiceAccount;
  readonly rules: readonly RoleRule[];
}

/** Rights in one namespace, and their binding to one service account. */
export class Role extends Construct {
  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    const metadata = { name: props.name, namespace: props.namespace };
    const role = new RoleV1(this, "role", {
      metadata: { ...metadata, annotations: { [`${labelPrefix}/reasons`]: ruleReasons(props.rules) } },
      rule: props.rules.map(ruleSpec),
    });
    const binding = new RoleBindingV1(this, "binding", {
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: props.name },
      subject: [{ kind: "ServiceAccount", name: props.serviceAccount.name, namespace: props.serviceAccount.namespace }],
    });
    binding.node.addDependency(role, props.serviceAccount);
  }
}
