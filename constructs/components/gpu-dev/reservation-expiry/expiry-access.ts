import type { RoleRule } from "../../../kubernetes/role-rule";

/** What the expiry calls, all of it in the namespace of dev pods. The methods are those of the Kubernetes client for Python. */
export const expiryAccess: readonly RoleRule[] = [
  {
    apiGroups: [""],
    resources: ["pods"],
    verbs: ["get", "list", "delete"],
    reason:
      "list_namespaced_pod finds pods whose reservation is over; read_namespaced_pod looks at one; delete_namespaced_pod ends it",
  },
  {
    apiGroups: [""],
    resources: ["pods/exec"],
    verbs: ["get", "create"],
    reason:
      "connect_get_namespaced_pod_exec writes warnings into the pod and lists its disk; it opens a stream by GET, and newer API servers check create for it too",
  },
  {
    apiGroups: [""],
    resources: ["services"],
    verbs: ["delete"],
    reason: "delete_namespaced_service ends the door of the pod",
  },
];
