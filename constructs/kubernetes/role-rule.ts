/** What may be done with some resources, and which call needs it. */
export interface RoleRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** Only objects of these names. Default: all; `create` cannot be narrowed by name. */
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly ("get" | "list" | "watch" | "create" | "update" | "patch" | "delete" | "deletecollection")[];
  /** The call that needs the verbs, for whoever narrows the role later. */
  readonly reason: string;
}

/** The rule in the provider's words. */
export function ruleSpec({ apiGroups, resources, resourceNames, verbs }: RoleRule) {
  return {
    apiGroups: [...apiGroups],
    resources: [...resources],
    ...(resourceNames ? { resourceNames: [...resourceNames] } : {}),
    verbs: [...verbs],
  };
}

/** The reasons of the rules, as an annotation of the role. */
export function ruleReasons(rules: readonly RoleRule[]): string {
  return rules.map(({ reason }) => reason).join("; ");
}
