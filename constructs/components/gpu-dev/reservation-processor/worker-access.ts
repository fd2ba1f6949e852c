import type { RoleRule } from "../../../kubernetes/role-rule";

/** What workers call in the namespace of dev pods. The methods are those of the Kubernetes client for Python. */
export const workerAccess: readonly RoleRule[] = [
  {
    apiGroups: [""],
    resources: ["pods"],
    verbs: ["get", "list", "create", "delete"],
    reason:
      "create_namespaced_pod makes the dev pod; read_namespaced_pod waits for it; delete_namespaced_pod ends it on a cancellation or when it cannot start; list_namespaced_pod finds the pods of an image build",
  },
  {
    apiGroups: [""],
    resources: ["pods/log"],
    verbs: ["get"],
    reason: "read_namespaced_pod_log tells the user how far the start or the build has come",
  },
  {
    apiGroups: [""],
    resources: ["pods/exec"],
    verbs: ["get", "create"],
    reason:
      "connect_get_namespaced_pod_exec switches Jupyter, adds a user's keys, clears warnings and lists a disk; it opens a stream by GET, and newer API servers check create for it too",
  },
  {
    apiGroups: [""],
    resources: ["services"],
    verbs: ["get", "create", "delete"],
    reason:
      "create_namespaced_service makes the doors for SSH and Jupyter and the headless service of several nodes; read_namespaced_service tells their ports; delete_namespaced_service ends them",
  },
  {
    apiGroups: [""],
    resources: ["events"],
    verbs: ["list"],
    reason: "list_namespaced_event tells why a pod does not start",
  },
  {
    apiGroups: ["batch"],
    resources: ["jobs"],
    verbs: ["get", "create", "delete"],
    reason:
      "create_namespaced_job builds a user's Dockerfile; read_namespaced_job waits for it; delete_namespaced_job clears a failed one away",
  },
];

/** What workers call for the whole cluster: none of it is in one namespace. */
export const workerClusterAccess: readonly RoleRule[] = [
  {
    apiGroups: [""],
    resources: ["nodes"],
    verbs: ["get", "list"],
    reason: "list_node counts GPUs by type; read_node tells the address and the zone of a dev pod's node",
  },
  {
    apiGroups: [""],
    resources: ["pods"],
    verbs: ["list"],
    reason:
      "list_pod_for_all_namespaces counts the GPUs that are taken on each node: pods of any namespace may hold some",
  },
  {
    apiGroups: [""],
    resources: ["services"],
    verbs: ["list"],
    reason: "list_service_for_all_namespaces finds a node port that nobody has: they are shared by the whole cluster",
  },
];
