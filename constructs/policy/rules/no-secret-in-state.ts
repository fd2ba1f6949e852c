import type { Finding } from "../finding";
import { isEphemeral } from "../is-ephemeral";
import { isExpression } from "../is-expression";
import { outcome } from "../outcome";
import type { PolicyRule } from "../policy-rule";
import type { RenderedBlock } from "../rendered-block";

/** Types whose whole purpose is a secret value, which Terraform keeps in the state in plain text. */
const kept: Readonly<Record<"resource" | "data", ReadonlySet<string>>> = {
  resource: new Set([
    "aws_iam_access_key",
    "google_service_account_key",
    "kubernetes_token_request_v1",
    "random_password",
    "tls_private_key",
  ]),
  data: new Set([
    "aws_eks_cluster_auth",
    "aws_secretsmanager_secret_version",
    "google_client_config",
    "google_secret_manager_secret_version",
    "kubernetes_secret",
    "kubernetes_secret_v1",
    "vault_generic_secret",
    "vault_kv_secret",
    "vault_kv_secret_v2",
  ]),
};

const kubernetesSecret = /^kubernetes_secret(_v1)?(_data)?$/;

export const noSecretInState: PolicyRule = {
  id: "no-secret-in-state",
  summary: "No secret is made or read in a way that leaves its value in the state or the plan.",
  remedy:
    "use Secret, which writes an ephemeral password into a write-only argument; let providers run exec credentials",
  appliesTo: ({ section, type }) =>
    (section === "resource" || section === "data") &&
    (kept[section].has(type) || (section === "resource" && kubernetesSecret.test(type))),
  check: (block) =>
    block.section === "resource" && kubernetesSecret.test(block.type) ? secretFindings(block) : [stateFinding(block)],
};

function stateFinding({ section, type }: RenderedBlock): Finding {
  return outcome.fail(`${section === "data" ? "data." : ""}${type} leaves the value in the state`);
}

function secretFindings({ body }: RenderedBlock): readonly Finding[] {
  return [
    ...["data", "binary_data"]
      .filter((name) => filled(body[name]))
      .map((name) => outcome.fail(`${name} is kept in the state; ${name}_wo is not`, name)),
    ...["data_wo", "binary_data_wo"].flatMap((name) => writtenOnce(name, body[name])),
    ...(body.type === "kubernetes.io/service-account-token"
      ? [outcome.fail("the provider reads the account's token into the state", "type")]
      : []),
  ];
}

/** A write-only argument keeps nothing, but what it is computed from may: only ephemeral values are kept nowhere. */
function writtenOnce(name: string, values: unknown): readonly Finding[] {
  if (isExpression(values)) return [outcome.unknown(name, values, name)];
  return Object.entries((values as object | undefined) ?? {}).flatMap(([key, value]) =>
    isExpression(value) && !isEphemeral(value) ? [outcome.unknown(`${name}.${key}`, value, `${name}.${key}`)] : [],
  );
}

function filled(value: unknown): boolean {
  return typeof value === "object" && value !== null
    ? Object.keys(value).length > 0
    : value !== undefined && value !== null;
}
