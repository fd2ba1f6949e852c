import type { RoleRule } from "../../../kubernetes/role-rule";

/** What pollers call in their own namespace. The methods are those of the Kubernetes client for Python. */
export const pollerAccess: readonly RoleRule[] = [
  {
    apiGroups: ["batch"],
    resources: ["jobs"],
    verbs: ["create", "list"],
    reason:
      "create_namespaced_job makes one worker for each message; list_namespaced_job finds those of before a restart",
  },
  {
    apiGroups: ["batch"],
    resources: ["jobs/status"],
    verbs: ["get"],
    reason: "read_namespaced_job_status follows each worker to its end",
  },
  {
    apiGroups: [""],
    resources: ["pods"],
    verbs: ["list"],
    reason: "list_namespaced_pod finds the pod of a failed worker by its Job",
  },
  {
    apiGroups: [""],
    resources: ["pods/log"],
    verbs: ["get"],
    reason: "read_namespaced_pod_log puts the last lines of a failed worker into the poller's log",
  },
];
