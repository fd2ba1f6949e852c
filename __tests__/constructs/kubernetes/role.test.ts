import { Role } from "../../../constructs/kubernetes/role";
import type { RoleRule } from "../../../constructs/kubernetes/role-rule";
import { ServiceAccount } from "../../../constructs/kubernetes/service-account";
import { synthesized } from "../../support/component-context";

const rules: readonly RoleRule[] = [
  {
    apiGroups: [""],
    resources: ["configmaps"],
    resourceNames: ["leader"],
    verbs: ["get", "patch"],
    reason: "leader lock",
  },
  { apiGroups: [""], resources: ["pods"], verbs: ["list"], reason: "finds its members" },
];

const template = synthesized((scope, context) => {
  const serviceAccount = new ServiceAccount(scope, "account", { context, name: "db", kubernetesApi: "called" });
  new Role(scope, "role", { name: "db", namespace: "sample", serviceAccount, rules });
});

test("GIVEN rules THEN the role has no more than them, and says which call needs each", () => {
  expect(template.resource("kubernetes_role_v1").body).toMatchObject({
    metadata: {
      name: "db",
      namespace: "sample",
      annotations: { "gantry.dev/reasons": "leader lock; finds its members" },
    },
    rule: [
      { api_groups: [""], resources: ["configmaps"], resource_names: ["leader"], verbs: ["get", "patch"] },
      { api_groups: [""], resources: ["pods"], verbs: ["list"] },
    ],
  });
  expect(template.resource("kubernetes_role_v1").at("rule", 1)).not.toHaveProperty("resource_names");
});

test("GIVEN a role THEN it is bound to the one account, after both are there", () => {
  const binding = template.resource("kubernetes_role_binding_v1");

  expect(binding.body).toMatchObject({
    metadata: { name: "db", namespace: "sample" },
    role_ref: { api_group: "rbac.authorization.k8s.io", kind: "Role", name: "db" },
    subject: [{ kind: "ServiceAccount", name: "db", namespace: "sample" }],
  });
  expect(binding.dependsOn).toEqual([
    template.resource("kubernetes_role_v1").address,
    template.resource("kubernetes_service_account_v1").address,
  ]);
});

test("GIVEN rules for another namespace THEN role and binding lie there, and the account is named where it lives", () => {
  const elsewhere = synthesized((scope, context) => {
    const serviceAccount = new ServiceAccount(scope, "account", {
      context,
      name: "processor",
      kubernetesApi: "called",
    });
    new Role(scope, "role", { name: "processor", namespace: "gpu-dev", serviceAccount, rules });
  });

  expect(elsewhere.resource("kubernetes_role_v1").at("metadata", "namespace")).toBe("gpu-dev");
  expect(elsewhere.resource("kubernetes_role_binding_v1").body).toMatchObject({
    metadata: { namespace: "gpu-dev" },
    subject: [{ kind: "ServiceAccount", name: "processor", namespace: "sample" }],
  });
});

test("GIVEN a role THEN nothing of it is cluster-wide", () => {
  expect(template.resources().filter(({ type }) => type.includes("cluster"))).toEqual([]);
});
