import { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import { Construct } from "constructs";
import { labelPrefix } from "../../config/naming";
import type { ServiceAccount } from "./service-account";

/** What may be done with some resources of the namespace, and which call needs it. */
export interface RoleRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** Only objects of these names. Default: all; `create` cannot be narrowed by name. */
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly ("get" | "list" | "watch" | "create" | "update" | "patch" | "delete" | "deletecollection")[];
  /** The call that needs the verbs, for whoever narrows the role later. */
  readonly reason: string;
}

export interface RoleProps {
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: ServiceAccount;
  readonly rules: readonly RoleRule[];
}

/** A Role and its binding to one service account of the same namespace. */
export class Role extends Construct {
  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    const metadata = { name: props.name, namespace: props.namespace };
    const role = new RoleV1(this, "role", {
      metadata: {
        ...metadata,
        annotations: { [`${labelPrefix}/reasons`]: props.rules.map((rule) => rule.reason).join("; ") },
      },
      rule: props.rules.map(({ apiGroups, resources, resourceNames, verbs }) => ({
        apiGroups: [...apiGroups],
        resources: [...resources],
        ...(resourceNames ? { resourceNames: [...resourceNames] } : {}),
        verbs: [...verbs],
      })),
    });
    const binding = new RoleBindingV1(this, "binding", {
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: props.name },
      subject: [{ kind: "ServiceAccount", name: props.serviceAccount.name, namespace: props.namespace }],
    });
    binding.node.addDependency(role, props.serviceAccount);
  }
}
