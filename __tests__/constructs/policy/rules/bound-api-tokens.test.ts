import { App } from "cdktf";
import { policyReport } from "../../../../constructs/policy/policy-report";
import { boundApiTokens } from "../../../../constructs/policy/rules/bound-api-tokens";
import { describeRule } from "../support/describe-rule";
import { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";
import { container, workload } from "../support/workload";

type Spec = Readonly<Record<string, unknown>>;

const api = { service_account_name: "api", automount_service_account_token: true };
const pod = (spec: Spec) => (stack: PolicyStack) =>
  void resource(stack, "kubernetes_deployment_v1", workload({ container: [container()], ...spec }), "pod");
const bind = (stack: PolicyStack, kind: string, subject: Spec) =>
  void resource(
    stack,
    `kubernetes_${kind}_v1`,
    { metadata: { namespace: "apps" }, subject: [{ kind: "ServiceAccount", ...subject }] },
    kind,
  );

describeRule(boundApiTokens, {
  compliant: {
    "no token": pod({ automount_service_account_token: false }),
    "bound by a role": (stack) => {
      pod(api)(stack);
      bind(stack, "role_binding", { name: "api", namespace: "apps" });
    },
    "bound in the binding's namespace": (stack) => {
      pod(api)(stack);
      bind(stack, "role_binding", { name: "api" });
    },
    "bound by a cluster role": (stack) => {
      pod(api)(stack);
      bind(stack, "cluster_role_binding", { name: "api", namespace: "apps" });
    },
  },
  violations: {
    unbound: {
      given: pod(api),
      says: ["the pods carry a token of apps/api, and no role binding of the environment names that account"],
    },
    "the provider mounts a token unless told otherwise": {
      given: pod({ automount_service_account_token: undefined }),
      says: ["the pods carry a token of apps/default, and no role binding of the environment names that account"],
    },
    "the account of that name elsewhere is bound": {
      given: (stack) => {
        pod(api)(stack);
        bind(stack, "role_binding", { name: "api", namespace: "other" });
      },
      says: ["the pods carry a token of apps/api, and no role binding of the environment names that account"],
    },
  },
  unknown: {
    account: {
      given: pod({ ...api, service_account_name: "${var.account}" }),
      says: ['service_account_name is "${var.account}", which only Terraform knows'],
    },
    mounted: {
      given: pod({ automount_service_account_token: "${var.mount}" }),
      says: ['automount_service_account_token is "${var.mount}", which only Terraform knows'],
    },
    pod: {
      given: (stack) =>
        void resource(stack, "kubernetes_deployment_v1", { spec: { template: { spec: "${local.pod}" } } }),
      says: ['spec.template.spec is "${local.pod}", which only Terraform knows'],
    },
  },
});

test("a binding of another layer counts, one of another environment does not", () => {
  // GIVEN
  const app = new App();
  const platform = new PolicyStack(app, "one-platform", { name: "one", deletionProtection: false });
  bind(platform, "cluster_role_binding", { name: "api", namespace: "apps" });
  const one = new PolicyStack(app, "one-apps", { name: "one", deletionProtection: false });
  const two = new PolicyStack(app, "two-apps", { name: "two", deletionProtection: false });
  for (const stack of [one, two]) pod(api)(stack);
  // WHEN
  const { failures } = policyReport([platform, one, two], [boundApiTokens]);
  // THEN
  expect(failures.map(({ stack }) => stack)).toEqual(["two-apps"]);
});
