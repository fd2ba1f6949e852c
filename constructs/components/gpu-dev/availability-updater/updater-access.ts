import type { RoleRule } from "../../../kubernetes/role-rule";

/** What the updater calls, all of it for the whole cluster. The methods are those of the Kubernetes client for Python. */
export const updaterAccess: readonly RoleRule[] = [
  {
    apiGroups: [""],
    resources: ["nodes"],
    verbs: ["list"],
    reason: "list_node counts GPUs by the label GpuType and leaves out what cannot be scheduled on",
  },
  {
    apiGroups: [""],
    resources: ["pods"],
    verbs: ["list"],
    reason:
      "list_pod_for_all_namespaces counts the GPUs that are taken on each node: pods of any namespace may hold some",
  },
];
