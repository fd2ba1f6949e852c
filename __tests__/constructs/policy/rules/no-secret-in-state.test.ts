import { noSecretInState } from "../../../../constructs/policy/rules/no-secret-in-state";
import { describeRule } from "../support/describe-rule";
import type { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";

const it =
  (type: string, body: Readonly<Record<string, unknown>> = {}) =>
  (stack: PolicyStack) =>
    void resource(stack, type, body);
const secret = (body: Readonly<Record<string, unknown>>) => it("kubernetes_secret_v1", body);

describeRule(noSecretInState, {
  compliant: {
    "ephemeral value into a write-only argument": secret({
      data_wo: { username: "api", password: "${ephemeral.random_password.api.result}" },
      data_wo_revision: 1,
    }),
    "no data": secret({ data: {}, metadata: { name: "filled-by-others" } }),
    "data source without a secret": it("data.aws_eks_cluster"),
  },
  violations: {
    data: {
      given: secret({ data: { password: "${ephemeral.random_password.api.result}" } }),
      says: ["data is kept in the state; data_wo is not"],
    },
    "binary data": {
      given: secret({ binary_data: { key: "YQ==" } }),
      says: ["binary_data is kept in the state; binary_data_wo is not"],
    },
    "all data as one expression": {
      given: secret({ data: "${local.data}" }),
      says: ["data is kept in the state; data_wo is not"],
    },
    "data of another's secret": {
      given: it("kubernetes_secret_v1_data", { data: { token: "x" } }),
      says: ["data is kept in the state; data_wo is not"],
    },
    "account token": {
      given: secret({ type: "kubernetes.io/service-account-token" }),
      says: ["the provider reads the account's token into the state"],
    },
    "managed password": { given: it("random_password"), says: ["random_password leaves the value in the state"] },
    "private key": { given: it("tls_private_key"), says: ["tls_private_key leaves the value in the state"] },
    "cluster token": {
      given: it("data.aws_eks_cluster_auth"),
      says: ["data.aws_eks_cluster_auth leaves the value in the state"],
    },
    "secret that is read": {
      given: it("data.kubernetes_secret_v1"),
      says: ["data.kubernetes_secret_v1 leaves the value in the state"],
    },
  },
  unknown: {
    "write-only from a variable, which plans keep": {
      given: secret({ data_wo: { password: "${var.password}" } }),
      says: ['data_wo.password is "${var.password}", which only Terraform knows'],
    },
    "write-only of two origins": {
      given: secret({ data_wo: { url: "${ephemeral.random_password.a.result}-${random_password.b.result}" } }),
      says: [
        'data_wo.url is "${ephemeral.random_password.a.result}-${random_password.b.result}", which only Terraform knows',
      ],
    },
    "all of it": {
      given: secret({ data_wo: "${local.data}" }),
      says: ['data_wo is "${local.data}", which only Terraform knows'],
    },
  },
});
