import { forms } from "../../scripts/reference/forms";

interface FormCase {
  readonly taken: readonly unknown[];
  readonly refused: readonly unknown[];
}

const amounts = { cpu: "1", memory: "1Gi" };
const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

const cases: Readonly<Record<string, FormCase>> = {
  name: {
    taken: ["a", "gpu-dev", "0a", "n".repeat(63)],
    refused: ["", "-a", "a-", "A", "a_b", "a.b", "n".repeat(64), 1, null],
  },
  "label key": {
    taken: ["a", "example.com/cost-center", "A_b.c"],
    refused: ["", "a b", "/a", "Example.com/a", "a/b/c", "-a", "k".repeat(64)],
  },
  "label value": { taken: ["", "42", "a.b_c-d"], refused: ["a b", "-a", "a/b", "v".repeat(64), 42] },
  "AWS account": { taken: ["000000000001", "111122223333"], refused: ["", "12345", "1111222233334", 111122223333] },
  "AWS region": {
    taken: ["us-east-2", "eu-central-1", "us-gov-west-1"],
    refused: ["", "us-east", "us-east-2a", "US-EAST-2", 2],
  },
  "availability zone": {
    taken: ["us-east-2a", "ap-southeast-2c"],
    refused: ["", "us-east-2", "us-west-2-lax-1a", "us-east-2A"],
  },
  network: {
    taken: [
      "10.0.0.0/8",
      "10.1.2.3/32",
      "0.0.0.0/0",
      "255.255.255.255/32",
      "192.168.128.0/17",
      "2001:db8::/48",
      "::/0",
    ],
    refused: [
      "",
      "10.0.0.0",
      "10.0.0.0/33",
      "10.0.0.256/32",
      "10.1.2.3/31",
      "192.168.1.0/16",
      "2001:db8::/129",
      "host/24",
      10,
    ],
  },
  image: {
    taken: [
      "nginx:1.29",
      "ghcr.io/a/b:v1",
      "r.example.com:5000/a/b:1",
      `ghcr.io/a/b@${digest}`,
      `ghcr.io/a/b:1@${digest}`,
    ],
    refused: ["", "nginx", "nginx:latest", "r:5000/a", "A/b:1", "a:", "a@sha256:12", "https://a/b:1", " a:1", "a:1 "],
  },
  reason: { taken: ["twenty characters at least"], refused: ["", "short"] },
  cpu: { taken: ["1", "0.5", "500m", "1.125"], refused: ["0", "0m", "0.0", "1.1234", ".5", "-1", "1k", "", 1] },
  size: { taken: ["1Ki", "512Mi", "4Gi", "2Ti"], refused: ["0Gi", "1.5Gi", "4G", "4GB", "4", "-1Gi", "", 4] },
  amounts: { taken: [amounts], refused: [{}, { cpu: "1" }, { memory: "1Gi" }, { ...amounts, disk: "1Gi" }] },
  resources: {
    taken: [
      { requests: amounts, limits: amounts },
      { requests: { cpu: "999m", memory: "1023Mi" }, limits: amounts },
      { requests: { cpu: "1000m", memory: "1024Mi" }, limits: amounts },
    ],
    refused: [
      { requests: amounts },
      { limits: amounts },
      { requests: { cpu: "1001m", memory: "1Gi" }, limits: amounts },
      { requests: { cpu: "1", memory: "1025Mi" }, limits: amounts },
    ],
  },
  kubeconfig: {
    taken: [{ context: "kind-lab" }, { context: "kind-lab", path: "~/.kube/config" }],
    refused: [
      {},
      { context: "" },
      { path: "~/.kube/config" },
      { context: "a", path: "" },
      { context: "a", token: "b" },
    ],
  },
  exposure: {
    taken: [
      { kind: "internal" },
      { kind: "internal", cidrs: ["0.0.0.0/0"] },
      { kind: "internet", cidrs: ["203.0.113.0/24", "17.0.0.0/8"] },
      { kind: "open", reason: "public demo, login by OAuth2" },
    ],
    refused: [
      {},
      { kind: "internal", cidrs: [] },
      { kind: "internet" },
      { kind: "internet", cidrs: ["0.0.0.0/0"] },
      { kind: "internet", cidrs: ["16.0.0.0/7"] },
      { kind: "internet", cidrs: ["2000::/3"] },
      { kind: "open" },
      { kind: "open", reason: "short" },
    ],
  },
  "secret source": {
    taken: [
      { kind: "generated" },
      { kind: "generated", revision: 2 },
      { kind: "existing", name: "db" },
      { kind: "external", path: "gpu-dev/db" },
    ],
    refused: [
      {},
      "hunter2",
      { kind: "generated", revision: 0 },
      { kind: "generated", revision: 1.5 },
      { kind: "existing" },
      { kind: "existing", name: "D B" },
      { kind: "external" },
      { kind: "external", path: "" },
    ],
  },
};

describe.each(forms.map((form) => [form.name, form] as const))("form %s", (name, { schema }) => {
  test.each(cases[name]?.taken.map((value) => [value]) ?? [])("takes %j", (value) => {
    // GIVEN a value of the form WHEN it is checked THEN it is taken
    expect(schema.safeParse(value).error?.issues ?? []).toEqual([]);
  });

  test.each(cases[name]?.refused.map((value) => [value]) ?? [])("refuses %j", (value) => {
    // GIVEN a value of another form WHEN it is checked THEN it is refused
    expect(schema.safeParse(value).success).toBe(false);
  });
});

test("every form is tried", () => {
  // GIVEN the forms that the reference page tells of THEN each has cases
  expect(Object.keys(cases).sort()).toEqual(forms.map(({ name }) => name).sort());
});

test("a generated secret starts at revision 1", () => {
  // GIVEN a generated secret without a revision
  const schema = forms.find(({ name }) => name === "secret source")?.schema;

  // WHEN it is resolved THEN it has the first one
  expect(schema?.parse({ kind: "generated" })).toEqual({ kind: "generated", revision: 1 });
});
