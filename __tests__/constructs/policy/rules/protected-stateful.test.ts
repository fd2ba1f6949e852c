import { policyReport } from "../../../../constructs/policy/policy-report";
import { protectedStateful } from "../../../../constructs/policy/rules/protected-stateful";
import { describeRule } from "../support/describe-rule";
import { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";

const says = [
  "lifecycle.prevent_destroy is not set; it must be true: it holds data and the environment has deletion protection",
];
const it =
  (type: string, body: Readonly<Record<string, unknown>> = {}) =>
  (stack: PolicyStack) =>
    void resource(stack, type, body);
const protectedIt = (type: string) => it(type, { lifecycle: { prevent_destroy: true } });

describeRule(protectedStateful, {
  compliant: {
    namespace: protectedIt("kubernetes_namespace_v1"),
    claim: protectedIt("kubernetes_persistent_volume_claim_v1"),
    database: protectedIt("aws_db_instance"),
    "stateful set without volumes": it("kubernetes_stateful_set_v1", { spec: { replicas: "1" } }),
    "secret that is not generated": it("kubernetes_secret_v1", { metadata: { name: "empty" } }),
    deployment: it("kubernetes_deployment_v1"),
  },
  violations: {
    namespace: { given: it("kubernetes_namespace_v1"), says },
    "legacy namespace": { given: it("kubernetes_namespace"), says },
    claim: { given: it("kubernetes_persistent_volume_claim_v1"), says },
    "stateful set with volumes": {
      given: it("kubernetes_stateful_set_v1", { spec: [{ volume_claim_template: [{ metadata: {} }] }] }),
      says,
    },
    "generated secret": {
      given: it("kubernetes_secret_v1", { data_wo: { password: "${ephemeral.random_password.p.result}" } }),
      says,
    },
    bucket: { given: it("google_storage_bucket"), says },
    "protection switched off by hand": {
      given: it("aws_efs_file_system", { lifecycle: { prevent_destroy: false } }),
      says: [
        "lifecycle.prevent_destroy is false; it must be true: it holds data and the environment has deletion protection",
      ],
    },
  },
  unknown: {
    lifecycle: {
      given: it("aws_s3_bucket", { lifecycle: { prevent_destroy: "${var.protect}" } }),
      says: ['lifecycle.prevent_destroy is "${var.protect}", which only Terraform knows'],
    },
  },
});

test("an environment that comes and goes protects nothing", () => {
  // GIVEN
  const stack = new PolicyStack(undefined, "test", { name: "test", deletionProtection: false });
  resource(stack, "kubernetes_namespace_v1");
  // WHEN
  const { failures } = policyReport([stack], [protectedStateful]);
  // THEN
  expect(failures).toEqual([]);
});
