import type { SecretSource } from "../../../config/fields/secret-source";
import type { SecretReference } from "../../../constructs/contracts/secret-reference";
import { Secret } from "../../../constructs/kubernetes/secret";
import { type ContextOptions, synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";

function secret(source: SecretSource, options: ContextOptions = {}) {
  let reference: SecretReference | undefined;
  const template = synthesized((scope, context) => {
    const passwords = { PASSWORD: 32, "rest-password": 24 };
    reference = new Secret(scope, "credentials", {
      context,
      name: "credentials",
      source,
      plain: { USER: "api ${x}" },
      passwords,
    }).reference;
  }, options);
  return { template, reference };
}

describe("generated", () => {
  const { template, reference } = secret({ kind: "generated", revision: 1 });
  const block = template.resource("kubernetes_secret_v1");

  test("THEN every password is ephemeral, of its length, and reaches only the write-only argument", () => {
    expect(block.at("data_wo")).toEqual({
      USER: "api $${x}",
      PASSWORD: expect.stringMatching(
        /^\$\{ephemeral\.random_password\.credentials_PASSWORD_\w+\.result\}$/,
      ) as unknown,
      "rest-password": expect.stringMatching(
        /^\$\{ephemeral\.random_password\.credentials_rest-password_\w+\.result\}$/,
      ) as unknown,
    });
    expect(template.ephemerals().map((password) => password.at("length"))).toEqual([32, 24]);
    for (const readable of ["data", "binary_data", "string_data"]) expect(block.body).not.toHaveProperty(readable);
  });

  test("THEN every reference leads to an ephemeral block that is there", () => {
    const there = template.ephemerals().map((password) => `\${ephemeral.${password.address}.result}`);
    const used = Object.values(block.at("data_wo") as Record<string, string>).filter((value) =>
      value.includes("ephemeral"),
    );

    expect(used.sort()).toEqual(there.sort());
  });

  test("WHEN the revision is raised THEN the value is written anew, and the reference changes, so that pods roll", () => {
    const raised = secret({ kind: "generated", revision: 2 });

    expect(block.at("data_wo_revision")).toBe(1);
    expect(raised.template.resource("kubernetes_secret_v1").at("data_wo_revision")).toBe(2);
    expect([reference?.revision, raised.reference?.revision]).toEqual(["1", "2"]);
    expect(raised.template.resource("kubernetes_secret_v1").address).toBe(block.address);
  });

  test.each([true, false])(
    "GIVEN deletion protection %j THEN Terraform's protection is the same",
    (deletionProtection) => {
      const generated = secret({ kind: "generated", revision: 1 }, { environment: { deletionProtection } }).template;

      expect(generated.resource("kubernetes_secret_v1").at("lifecycle", "prevent_destroy") ?? false).toBe(
        deletionProtection,
      );
    },
  );
});

describe("existing", () => {
  const { template, reference } = secret({ kind: "existing", name: "theirs" });

  test("THEN nothing is made, and pods read the Secret that is there", () => {
    expect(template.resources()).toEqual([]);
    expect(template.ephemerals()).toEqual([]);
    expect(reference).toEqual({ name: "theirs", revision: "" });
  });
});

describe("external", () => {
  const { template, reference } = secret({ kind: "external", path: "teams/a/db" });
  const [values] = template.resource("helm_release").at("values") as string[];
  const [object] = (JSON.parse(values?.replaceAll("$${", "${") ?? "") as { objects: unknown[] }).objects;

  test("THEN External Secrets reads every password from the target's store and adds what is not secret", () => {
    expect(object).toEqual({
      apiVersion: "external-secrets.io/v1",
      kind: "ExternalSecret",
      metadata: { name: "credentials", namespace: "sample" },
      spec: {
        refreshInterval: "1h",
        secretStoreRef: { kind: "ClusterSecretStore", name: "fake-store" },
        target: {
          name: "credentials",
          creationPolicy: "Owner",
          template: {
            data: {
              USER: "api ${x}",
              PASSWORD: '{{ index . "PASSWORD" }}',
              "rest-password": '{{ index . "rest-password" }}',
            },
          },
        },
        data: [
          { secretKey: "PASSWORD", remoteRef: { key: "teams/a/db", property: "PASSWORD" } },
          { secretKey: "rest-password", remoteRef: { key: "teams/a/db", property: "rest-password" } },
        ],
      },
    });
  });

  test("THEN no Secret and no password is made here, and pods roll with the path", () => {
    expect(template.resources("kubernetes_secret_v1")).toEqual([]);
    expect(template.ephemerals()).toEqual([]);
    expect(reference).toEqual({ name: "credentials", revision: "teams/a/db" });
  });

  test("GIVEN a target without a store THEN it is refused", () => {
    const cluster = new FakeCluster({ capabilities: [] });

    expect(() => secret({ kind: "external", path: "a" }, { cluster })).toThrow(
      "credentials: the target has no secret store",
    );
  });
});
