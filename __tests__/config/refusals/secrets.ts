import { type Refusal, text } from "./refusal";

const variable = (name: string, value: unknown) => ({ "components.web": { environment: { [name]: value } } });

const said = (path: string) => text`
  lab: ${path}: holds a secret in plain text
    allowed: a reference to a secret: generated, existing or external
    do:      take the value out of the file and its history, replace the secret, and name where it is kept instead`;

const forms: Readonly<Record<string, string>> = {
  "a private key": "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA",
  "an AWS access key": "AKIAIOSFODNN7EXAMPLE",
  "a temporary AWS access key": "ASIAIOSFODNN7EXAMPLE",
  "a Google API key": `AIza${"Sy0".repeat(11)}Ab`,
  "a GitHub token": `ghp_${"a1B2".repeat(9)}`,
  "a fine-grained GitHub token": `github_pat_${"a1B2c3".repeat(11)}`,
  "a GitLab token": `glpat-${"a1B2".repeat(5)}`,
  "a Slack token": ["xoxb", "123456789012", "abcdefgh"].join("-"),
  "a Vault token": `hvs.${"CAES".repeat(6)}`,
  "a Hugging Face token": `hf_${"aBcD".repeat(8)}`,
  "an NVIDIA key": `nvapi-${"aB3-".repeat(15)}`,
  "a JSON web token": `eyJ${"hbGciOiJI".repeat(2)}.eyJ${"zdWIiOiIx".repeat(2)}.c2lnbmF0dXJl`,
  "a URL with a password": "postgres://gpudev:hunter2@db.example.com:5432/gpudev",
  "a URL with a password inside a longer text": "--dsn=redis://:hunter2@cache:6379",
};

/** Every secret that the cases below write into an environment; no message may repeat one. */
export const plantedSecrets: readonly string[] = [...Object.values(forms), "hunter2", "424242"];

export const secretRefusals: readonly Refusal[] = [
  ...Object.entries(forms).map(([form, value]) => ({
    title: `a secret by its form: ${form}`,
    given: variable("SETTING", value),
    message: said("components.web.environment.SETTING"),
  })),
  ...["DB_PASSWORD", "apiKey", "authToken", "AWS_SECRET_ACCESS_KEY", "clientSecret", "private-key", "passphrase"].map(
    (name) => ({
      title: `a secret by its name: ${name}`,
      given: variable(name, "hunter2"),
      message: said(`components.web.environment.${name}`),
    }),
  ),
  {
    title: "a secret that is a number",
    given: variable("PASSWORD", 424242),
    message: said("components.web.environment.PASSWORD"),
  },
  {
    title: "a secret in a list",
    given: variable("PASSWORD", ["hunter2"]),
    message: text`
      2 problems in 1 environment; nothing was written.

      ${said("components.web.environment.PASSWORD[0]").replaceAll("\n", "\n      ")}

      lab: components.web.environment.PASSWORD: must be text
        do:      write text`,
  },
  {
    title: "a secret under a key that nobody knows",
    given: { login: { user: "admin", password: "hunter2" } },
    message: text`
      2 problems in 1 environment; nothing was written.

      ${said("login.password").replaceAll("\n", "\n      ")}

      lab: login: is not a known setting
        allowed: artifacts, components, deletionProtection, labels, name, namespaces, owner, scope, state, target
        do:      remove it; docs/reference/environment.md lists every setting`,
  },
  {
    title: "a secret as an environment's name",
    given: { name: "AKIAIOSFODNN7EXAMPLE" },
    message: said("name").replace("lab:", "environment 1:"),
  },
  {
    title: "a password instead of where it comes from",
    given: {
      "target.storageClass": "standard",
      "components.store": { credentials: { kind: "literal", password: "hunter2" } },
    },
    message: text`
      2 problems in 1 environment; nothing was written.

      ${said("components.store.credentials.password").replaceAll("\n", "\n      ")}

      lab: components.store.credentials.kind: is not one of the known kinds
        found:   "literal"
        allowed: generated, existing, external
        do:      a secret's value is never written into a setting: let it be generated, or name where it is kept`,
  },
  {
    title: "an existing secret without its name",
    given: { "target.storageClass": "standard", "components.store": { credentials: { kind: "existing" } } },
    message: text`
      lab: components.store.credentials.name: is required
        allowed: lower-case letters, digits and hyphens, first and last a letter or digit, at most 63 characters
        do:      choose a name that Kubernetes accepts as an RFC 1123 label`,
  },
  {
    title: "a secret's revision before the first",
    given: {
      "target.storageClass": "standard",
      "components.store": { credentials: { kind: "generated", revision: 0 } },
    },
    message: text`
      lab: components.store.credentials.revision: is too small
        found:   0
        allowed: a whole number from 1
        do:      raise it by one to rotate; never lower it`,
  },
  {
    title: "a secret under a slip of its setting's name",
    given: { "target.storageClass": "standard", "components.store": { credntials: "hunter2" } },
    message: text`
      lab: components.store.credntials: is not a known setting
        allowed: credentials, members, namespace, volume
        do:      did you mean credentials?`,
  },
  {
    title: "a secret beside where it comes from",
    given: {
      "target.storageClass": "standard",
      "components.store": { credentials: { kind: "generated", value: "hunter2" } },
    },
    message: text`
      lab: components.store.credentials.value: is not a known setting
        allowed: kind, revision
        do:      remove it; the component's README lists every setting`,
  },
  {
    title: "a secret of a store that the target does not have",
    given: {
      "target.storageClass": "standard",
      "components.store": { credentials: { kind: "external", path: "team/store" } },
    },
    message: text`
      lab: components.store.credentials: needs a secret store that External Secrets reads, and the target does not offer it
        allowed: what target existing offers: blockStorage
        do:      set target.secretStore, or change credentials`,
  },
];
