import { ClusterRole } from "../../../constructs/kubernetes/cluster-role";
import type { RoleRule } from "../../../constructs/kubernetes/role-rule";
import { ServiceAccount } from "../../../constructs/kubernetes/service-account";
import { synthesized } from "../../support/component-context";

const rules: readonly RoleRule[] = [
  { apiGroups: [""], resources: ["nodes"], verbs: ["get", "list"], reason: "counts free GPUs" },
  { apiGroups: [""], resources: ["pods"], verbs: ["list"], reason: "sums what pods request" },
];

const template = synthesized((scope, context) => {
  const serviceAccount = new ServiceAccount(scope, "account", { context, name: "updater", kubernetesApi: "called" });
  new ClusterRole(scope, "role", { context, name: "updater", serviceAccount, rules });
});

test("GIVEN rules THEN the role has no more than them, and says which call needs each", () => {
  expect(template.resource("kubernetes_cluster_role_v1").body).toMatchObject({
    metadata: { annotations: { "gantry.dev/reasons": "counts free GPUs; sums what pods request" } },
    rule: [
      { api_groups: [""], resources: ["nodes"], verbs: ["get", "list"] },
      { api_groups: [""], resources: ["pods"], verbs: ["list"] },
    ],
  });
});

test("GIVEN a cluster that other environments share THEN role and binding carry the environment's name", () => {
  expect(template.resource("kubernetes_cluster_role_v1").name).toBe("sample-updater");
  expect(template.resource("kubernetes_cluster_role_binding_v1").name).toBe("sample-updater");
});

test("GIVEN a role THEN it is bound to the one account of its namespace, after both are there", () => {
  const binding = template.resource("kubernetes_cluster_role_binding_v1");

  expect(binding.body).toMatchObject({
    role_ref: { api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "sample-updater" },
    subject: [{ kind: "ServiceAccount", name: "updater", namespace: "sample" }],
  });
  expect(binding.dependsOn).toEqual([
    template.resource("kubernetes_cluster_role_v1").address,
    template.resource("kubernetes_service_account_v1").address,
  ]);
});
