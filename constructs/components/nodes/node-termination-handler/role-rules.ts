import type { RoleRule } from "../../../kubernetes/role-rule";

/**
 * The calls of the program in the mode that it runs in here (pkg/node/node.go of v1.25.6, and kubectl's drain that it
 * uses). Its chart grants `update nodes` too, which only its taints need, and they are off.
 */
export const roleRules: readonly RoleRule[] = [
  {
    apiGroups: [""],
    resources: ["nodes"],
    verbs: ["list", "get", "patch"],
    reason:
      "nodes: finds its own node by host name, cordons it, and marks it so that it is freed again after a planned reboot",
  },
  {
    apiGroups: [""],
    resources: ["pods"],
    verbs: ["list", "get"],
    reason: "pods: lists the pods of its node and waits until they are gone",
  },
  {
    apiGroups: [""],
    resources: ["pods/eviction"],
    verbs: ["create"],
    reason: "pods/eviction: asks each pod to go, which budgets may delay",
  },
  {
    apiGroups: ["apps"],
    resources: ["daemonsets"],
    verbs: ["get"],
    reason: "daemonsets: tells pods of DaemonSets, which stay, from those whose DaemonSet is gone",
  },
];
