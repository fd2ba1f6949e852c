import type { AccessQuestion } from "../support/access";

/** What no account of the environment may ever do: each would give away the cluster, a neighbour, or a secret. */
export function forbidden(account: string, namespaces: readonly string[]): readonly AccessQuestion[] {
  const everywhere = [
    ["create", "pods"],
    ["create", "pods/exec"],
    ["get", "secrets"],
    ["list", "secrets"],
    ["create", "serviceaccounts/token"],
    ["escalate", "clusterroles.rbac.authorization.k8s.io"],
    ["bind", "clusterroles.rbac.authorization.k8s.io"],
    ["create", "clusterrolebindings.rbac.authorization.k8s.io"],
    ["impersonate", "users"],
    ["impersonate", "serviceaccounts"],
    ["delete", "nodes"],
    ["get", "nodes/proxy"],
    ["create", "nodes/proxy"],
    ["update", "validatingadmissionpolicies.admissionregistration.k8s.io"],
    ["delete", "validatingadmissionpolicybindings.admissionregistration.k8s.io"],
    ["create", "persistentvolumes"],
    ["update", "namespaces"],
  ] as const;
  const inside = [
    ["delete", "persistentvolumeclaims"],
    ["delete", "secrets"],
    ["list", "secrets"],
    ["create", "roles.rbac.authorization.k8s.io"],
    ["create", "rolebindings.rbac.authorization.k8s.io"],
    ["delete", "networkpolicies.networking.k8s.io"],
    ["update", "networkpolicies.networking.k8s.io"],
    ["update", "resourcequotas"],
    ["create", "serviceaccounts/token"],
  ] as const;
  return [
    ...everywhere.map(([verb, resource]) => ({ account, verb, resource })),
    ...[...namespaces, "kube-system", "default"].flatMap((namespace) =>
      inside.map(([verb, resource]) => ({ account, verb, resource, namespace })),
    ),
    { account, verb: "create", resource: "pods", namespace: "kube-system" },
    { account, verb: "create", resource: "pods/exec", namespace: "kube-system" },
  ];
}
