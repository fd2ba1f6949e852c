import type { Component } from "../../constructs/contracts/component";
import { Secret } from "../../constructs/kubernetes/secret";
import { named, probeComponent } from "../support/probe-component";
import { resolvedEnvironment } from "../support/resolved-environment";
import { secretValues } from "../support/secret-values";
import { templatesIn, written } from "../support/synth-environments";
import { filesIn, inTemporaryFolder } from "../support/temporary-folder";

const canary = "canary-5f1c0f7e2d";

describe("GIVEN a canary planted where a secret must not be THEN the search finds it", () => {
  const pod = (container: object) => ({
    resource: { kubernetes_deployment_v1: { app: { spec: { template: { spec: { container: [container] } } } } } },
  });
  const secret = (fields: object) => ({ resource: { kubernetes_secret_v1: { s: fields } } });

  test.each<[string, object]>([
    ["in a Secret's data", secret({ data: { KEY: canary } })],
    ["in a Secret's data, even by reference", secret({ data: { PASSWORD: "${ephemeral.random_password.p.result}" } })],
    ["as a literal in a write-only argument", secret({ data_wo: { PASSWORD: canary } })],
    ["in a variable of a container", pod({ env: [{ name: "POSTGRES_PASSWORD", value: canary }] })],
    ["in a ConfigMap by key", { resource: { kubernetes_config_map_v1: { c: { data: { API_KEY: canary } } } } }],
    [
      "in a file of a ConfigMap",
      { resource: { kubernetes_config_map_v1: { c: { data: { "a.yml": `db:\n  password: ${canary}` } } } } },
    ],
    [
      "in SQL",
      { resource: { kubernetes_config_map_v1: { c: { data: { "a.sql": `ALTER ROLE x PASSWORD '${canary}'` } } } } },
    ],
    [
      "in a chart's values",
      { resource: { helm_release: { r: { values: [JSON.stringify({ auth: { password: canary } })] } } } },
    ],
    ["in a provider's configuration", { provider: { kubernetes: [{ token: canary }] } }],
    ["in a resource that keeps it in the state", { resource: { random_password: { p: { length: 32 } } } }],
    ["in a data source that puts it into the state", { data: { kubernetes_secret_v1: { s: {} } } }],
    ["as a private key", { output: { key: { value: "-----BEGIN RSA PRIVATE KEY-----" } } }],
  ])("%s", (_where, document) => {
    expect(secretValues(document)).toHaveLength(1);
  });
});

test("GIVEN names of Secrets, mounted tokens and ephemeral references to write-only arguments THEN the search lets them pass", () => {
  const document = {
    resource: {
      kubernetes_secret_v1: { s: { data_wo: { USER: "api", PASSWORD: "${ephemeral.random_password.p.result}" } } },
      kubernetes_deployment_v1: {
        app: { spec: { automount_service_account_token: true, volume: [{ secret: { secret_name: "credentials" } }] } },
      },
      kubernetes_config_map_v1: {
        c: { data: { "a.sh": 'PGPASSWORD="$PASSWORD"', "a.sql": "ALTER ROLE x PASSWORD :'given'" } },
      },
      helm_release: { r: { values: [JSON.stringify({ auth: { existingSecret: "credentials" } })] } },
    },
  };

  expect(secretValues(document)).toEqual([]);
});

describe("GIVEN every environment, on a machine full of secrets", () => {
  const variables = [
    "GANTRY_CANARY",
    "PGPASSWORD",
    "POSTGRES_PASSWORD",
    "AWS_SECRET_ACCESS_KEY",
    "VAULT_TOKEN",
    "KUBE_TOKEN",
    "TF_VAR_password",
  ];
  const saved = { ...process.env };
  for (const variable of variables) process.env[variable] = canary;
  const { files, templates } = inTemporaryFolder((outdir) => {
    written(outdir);
    return { files: filesIn(outdir), templates: templatesIn(outdir) };
  });
  for (const variable of variables) {
    if (saved[variable] === undefined) delete process.env[variable];
    else process.env[variable] = saved[variable];
  }

  test("THEN no file holds any of the machine's secrets", () => {
    expect(Object.keys(files)).not.toEqual([]);
    expect(
      Object.entries(files)
        .filter(([, text]) => text.includes(canary))
        .map(([file]) => file),
    ).toEqual([]);
  });

  test.each([...templates])("THEN stack %s holds no secret's value", (_name, template) => {
    expect(secretValues(template.at())).toEqual([]);
  });

  test.each([...templates])(
    "THEN stack %s makes every password ephemeral, and every one reaches a write-only argument",
    (_name, template) => {
      const made = template.ephemerals().map((block) => `\${ephemeral.${block.address}.result}`);
      const used = template
        .resources("kubernetes_secret_v1")
        .flatMap((block) => Object.values((block.at("data_wo") ?? {}) as object));

      expect(used.filter((value) => String(value).includes("ephemeral")).sort()).toEqual(made.sort());
    },
  );
});

test("GIVEN a secret of every source THEN no value is written; names and paths are", () => {
  const component = probeComponent("secrets", {
    build: (scope, context) => {
      const sources = {
        generated: { kind: "generated", revision: 1 },
        existing: { kind: "existing", name: "theirs" },
      } as const;
      for (const [name, source] of Object.entries(sources))
        new Secret(scope, name, { context, name, source, passwords: { PASSWORD: 32 } });
      new Secret(scope, "external", {
        context,
        name: "external",
        source: { kind: "external", path: "a/b" },
        passwords: { PASSWORD: 32 },
      });
    },
  });
  const store = { secretStore: { kind: "SecretStore", name: "vault" } };
  const target = { kind: "existing", kubeconfig: { context: "lab" }, kubernetesVersion: "1.35", ...store };
  const environment = resolvedEnvironment<Component>({ target, components: named(component) }, [
    component,
  ] as Component[]);

  inTemporaryFolder((outdir) => {
    written(outdir, [environment]);
    for (const template of templatesIn(outdir).values()) expect(secretValues(template.at())).toEqual([]);
  });
});
