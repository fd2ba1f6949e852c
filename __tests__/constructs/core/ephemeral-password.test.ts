import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { TerraformStack } from "cdktf";
import { providers } from "../../../config/versions";
import { EphemeralPassword } from "../../../constructs/core/ephemeral-password";
import { Template } from "../../support/template";
import { unwrittenApp } from "../../support/unwritten-app";

function stackWithSecret(): Template {
  const stack = new TerraformStack(unwrittenApp(), "stack");
  const [one, other] = ["one", "other"].map((id) => new EphemeralPassword(stack, id, { length: 32 }));
  new SecretV1(stack, "secret", {
    metadata: {},
    dataWo: { ONE: one?.result ?? "", OTHER: other?.result ?? "" },
    dataWoRevision: 1,
  });
  return Template.of(stack);
}

test("GIVEN a password THEN it is an ephemeral block of letters and digits, and no resource", () => {
  const template = stackWithSecret();

  expect(template.ephemerals().map((block) => [block.address, block.body])).toEqual([
    ["random_password.one", { length: 32, special: false }],
    ["random_password.other", { length: 32, special: false }],
  ]);
  expect(template.resources("random_password")).toEqual([]);
});

test("GIVEN several passwords THEN the random provider is required once, at the version of the table", () => {
  expect(stackWithSecret().at("terraform", "required_providers", "random")).toEqual({
    source: "hashicorp/random",
    version: providers.random,
  });
});

test("WHEN passed to a write-only argument THEN the argument refers to the block of that password", () => {
  expect(stackWithSecret().resource("kubernetes_secret_v1").at("data_wo")).toEqual({
    ONE: "${ephemeral.random_password.one.result}",
    OTHER: "${ephemeral.random_password.other.result}",
  });
});
