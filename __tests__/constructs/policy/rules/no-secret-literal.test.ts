import { TerraformVariable } from "cdktf";
import { policyReport } from "../../../../constructs/policy/policy-report";
import { noSecretLiteral } from "../../../../constructs/policy/rules/no-secret-literal";
import { describeRule } from "../support/describe-rule";
import { PolicyStack } from "../support/policy-stack";
import { resource } from "../support/resource";
import { container, workload } from "../support/workload";

type Body = Readonly<Record<string, unknown>>;

const it = (type: string, body: Body) => (stack: PolicyStack) => void resource(stack, type, body);
const variable = (name: string, value: string) =>
  it("kubernetes_deployment_v1", workload({ container: [container({ env: [{ name, value }] })] }));
const file = (text: string) => it("kubernetes_config_map_v1", { data: { "run.sh": text } });
const values = (...documents: string[]) => it("helm_release", { chart: "it", values: documents });
const named = (path: string) => [`${path} is named like a secret and holds plain text`];
const formed = (path: string) => [`${path} has the form of a secret in plain text`];

// Put together here, so that no scanner takes this file for a leak.
const privateKey = ["-----BEGIN", "PRIVATE KEY-----\nabc"].join(" ");
const accessKey = ["AKIA", "ABCDEFGHIJKLMNOP"].join("");

describeRule(noSecretLiteral, {
  compliant: {
    "reference to a Secret": it(
      "kubernetes_deployment_v1",
      workload({
        container: [
          container({
            env: [{ name: "DB_PASSWORD", value_from: { secret_key_ref: { name: "db", key: "password" } } }],
          }),
        ],
      }),
    ),
    "a file that holds it": variable("DB_PASSWORD_FILE", "/run/secrets/db"),
    "Kubernetes puts it in": variable("DATABASE_URL", "postgres://api:$(DB_PASSWORD)@db/app"),
    "the shell puts it in": file("psql postgres://api:$${DB_PASSWORD}@db/app\npsql postgres://api:$DB_PASSWORD@db/app"),
    "a placeholder in a comment": file("# postgres://user:<password>@host, printf '%s://%s:%s@db'"),
    "the name of a file system that sounds like it": it("aws_efs_file_system", { creation_token: "gpu-dev-shared" }),
    "empty, or a switch": it("helm_release", {
      set: [
        { name: "auth.password", value: "" },
        { name: "auth.token", value: "false" },
      ],
    }),
    "write-only and ephemeral": it("kubernetes_secret_v1", {
      data_wo: { username: "api", password: "${ephemeral.random_password.p.result}" },
    }),
    "write-only from a variable: no-secret-in-state judges it": it("kubernetes_secret_v1", {
      data_wo: { password: "${var.password}" },
    }),
    "a chart's key of an existing secret": values('{"auth":{"existingSecret":"db","passwordKey":"password"}}'),
    "External Secrets": values(
      JSON.stringify({
        objects: [
          {
            target: { template: { data: { password: "{{ .password }}" } } },
            data: [{ secretKey: "password", remoteRef: { key: "db", property: "password" } }],
          },
        ],
      }),
    ),
    "settings about tokens": it("kubernetes_service_account_v1", { automount_service_account_token: "false" }),
    "provider from a data source": (stack) =>
      stack.addOverride("provider.kubernetes", [{ token: "${data.aws_eks_cluster_auth.it.token}" }]),
  },
  violations: {
    attribute: { given: it("aws_db_instance", { password: "hunter2" }), says: named("password") },
    "nested attribute": {
      given: it("aws_mq_broker", { user: [{ username: "a", password: "hunter2" }] }),
      says: named("user.0.password"),
    },
    "write-only attribute": { given: it("aws_db_instance", { password_wo: "hunter2" }), says: named("password_wo") },
    "secret's write-only data": {
      given: it("kubernetes_secret_v1", { data_wo: { "tls.key": "abc", username: "api" } }),
      says: named("data_wo.tls.key"),
    },
    "secret's data": { given: it("kubernetes_secret_v1", { data: { token: "abc" } }), says: named("data.token") },
    "container's variable": {
      given: variable("GITHUB_TOKEN", "abc"),
      says: named("spec.template.spec.container.api.env.GITHUB_TOKEN"),
    },
    "URL with a password": {
      given: variable("DATABASE_URL", "postgres://api:hunter2@db/app"),
      says: formed("spec.template.spec.container.api.env.DATABASE_URL"),
    },
    "key in a file": { given: file(`cat <<EOF\n${privateKey}\nEOF`), says: formed("data.run.sh") },
    "URL in a script": { given: file("set -eu\npsql postgres://api:hunter2@db/app"), says: formed("data.run.sh") },
    "list of arguments": {
      given: it("kubernetes_job_v1", {
        spec: { template: { spec: { container: [{ name: "a", args: ["--id", accessKey] }] } } },
      }),
      says: formed("spec.template.spec.container.a.args"),
    },
    "chart value in JSON": {
      given: values('{"grafana":{"adminPassword":"hunter2"}}'),
      says: named("values.grafana.adminPassword"),
    },
    "chart value in YAML": {
      given: values("grafana:\n  adminPassword: hunter2\n"),
      says: named("values.grafana.adminPassword"),
    },
    "chart's set": {
      given: it("helm_release", { set: [{ name: "auth.rootPassword", value: "hunter2" }] }),
      says: named("set.auth.rootPassword"),
    },
    "variable's default": {
      given: (stack) => void new TerraformVariable(stack, "db_password", { default: "hunter2" }),
      says: named("db_password"),
    },
    provider: { given: (stack) => stack.addOverride("provider.kubernetes", [{ token: "abc" }]), says: named("token") },
    backend: {
      given: (stack) => stack.addOverride("terraform.backend.s3.secret_key", "abc"),
      says: named("backend.s3.secret_key"),
    },
    "local value": { given: (stack) => stack.addOverride("locals.api_key", "abc"), says: named("api_key") },
  },
  unknown: {
    "attribute that the state keeps": {
      given: it("aws_db_instance", { password: "${var.password}" }),
      says: ['password is "${var.password}", which only Terraform knows'],
    },
    "all chart values": {
      given: values('${file("values.yaml")}'),
      says: ['values is "${file("values.yaml")}", which only Terraform knows'],
    },
  },
});

test("never repeats the value: messages end up in logs", () => {
  // GIVEN
  const stack = new PolicyStack();
  resource(stack, "aws_db_instance", { password: "hunter2", tags: { url: "postgres://api:hunter2@db/app" } });
  // WHEN
  const { failures } = policyReport([stack], [noSecretLiteral]);
  // THEN
  expect(failures).toHaveLength(2);
  expect(JSON.stringify(failures)).not.toContain("hunter2");
});
