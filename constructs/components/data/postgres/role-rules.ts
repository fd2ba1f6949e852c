import type { RoleRule } from "../../../kubernetes/role-rule";
import { stateObjects } from "./state-objects";

export interface RoleRulesOptions {
  /** Name of the cluster, and of its StatefulSet. */
  readonly name: string;
  readonly members: number;
}

/**
 * All that Patroni may do. Its state objects exist from the start, so it makes and deletes none;
 * it sees the namespace's pods and ConfigMaps, which watching by label cannot narrow, and changes only its own.
 */
export function roleRules({ name, members }: RoleRulesOptions): RoleRule[] {
  return [
    {
      apiGroups: [""],
      resources: ["configmaps"],
      verbs: ["list", "watch"],
      reason:
        "Patroni follows the leader's key, the configuration and the synchronous replica's name (list and watch cannot be narrowed by name)",
    },
    {
      apiGroups: [""],
      resources: ["configmaps"],
      resourceNames: stateObjects(name),
      verbs: ["get", "patch"],
      reason:
        "Patroni takes and renews the leader's key and keeps its state in annotations; it reads again after a conflict",
    },
    {
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["list", "watch"],
      reason: "Patroni finds the other members and their addresses (list and watch cannot be narrowed by name)",
    },
    {
      apiGroups: [""],
      resources: ["pods"],
      resourceNames: Array.from({ length: members }, (_, member) => `${name}-${member}`),
      verbs: ["patch"],
      reason:
        "each member labels its own pod primary or replica, which the services select by, and annotates its state",
    },
  ];
}
