import { certManager } from "../../../../../constructs/components/platform/cert-manager/cert-manager";
import { charts } from "../../../../../constructs/components/platform/cert-manager/charts";
import { images } from "../../../../../constructs/components/platform/cert-manager/images";
import { type ContextOptions, synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Block, Template } from "../../../../support/template";

const built = (given: object = {}, options: ContextOptions = {}): Template =>
  synthesized((scope, context) => certManager.build(scope, certManager.settings.parse(given), context), options);
const release = (template: Template): Block => template.resource("helm_release");
const values = (given: object = {}, options: ContextOptions = {}) =>
  JSON.parse(String((release(built(given, options)).at("values") as string[])[0]));
const programs = ["controller", "webhook", "cainjector"] as const;
/** Values of one program; those of the controller are the chart's own. */
const program = (all: Record<string, unknown>, name: (typeof programs)[number]) =>
  (name === "controller" ? all : all[name]) as Record<string, unknown>;

describe("the release", () => {
  test("GIVEN nothing said THEN it is the chart of the table, in the component's namespace, which Helm does not make", () => {
    const { repository, name, version } = charts.certManager;

    expect(release(built()).body).toMatchObject({
      name: "cert-manager",
      namespace: "sample",
      repository,
      chart: name,
      version,
    });
    expect(release(built()).at("create_namespace")).toBeUndefined();
  });

  test("GIVEN a release THEN its CRDs come with it and stay when it goes, and so do issued Secrets", () => {
    expect(values()).toMatchObject({ crds: { enabled: true, keep: true }, enableCertificateOwnerRef: false });
  });

  test("GIVEN a release THEN nothing of it lies in kube-system, and the roles of people stay what they are", () => {
    expect(values().global).toEqual({
      leaderElection: { namespace: "sample" },
      rbac: { aggregateClusterRoles: false },
    });
  });

  test("GIVEN a release that changed THEN the API is checked as after the first one", () => {
    const hook = { "helm.sh/hook": "post-install,post-upgrade" };

    expect(values().startupapicheck).toMatchObject({
      jobAnnotations: hook,
      rbac: { annotations: hook },
      serviceAccount: { annotations: hook },
    });
  });
});

describe("its programs", () => {
  test.each(programs)(
    "GIVEN nothing said THEN %s has two pods apart from each other, one of which may be missing",
    (name) => {
      const given = program(values(), name);
      const budget = { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" };

      expect(given).toMatchObject({ replicaCount: 2, podDisruptionBudget: budget });
      expect(given.topologySpreadConstraints).toHaveLength(2);
      expect(JSON.stringify(given.topologySpreadConstraints)).toContain(`"app.kubernetes.io/component":"${name}"`);
    },
  );

  test.each(programs)("GIVEN one pod of %s THEN no budget keeps its node from being emptied", (name) => {
    const given = program(values({ replicas: 1 }), name);

    expect(given.replicaCount).toBe(1);
    expect(given).not.toHaveProperty("podDisruptionBudget");
    expect(given).not.toHaveProperty("topologySpreadConstraints");
  });

  test.each([...programs, "startupapicheck"] as const)("GIVEN system pools THEN %s runs there", (name) => {
    const all = values();
    const given = name === "controller" ? all : all[name];

    expect(given.nodeSelector).toEqual({ "fake.cloud/pool": "system" });
  });

  test.each(programs)("GIVEN nothing said THEN %s is bounded; GIVEN resources THEN by those", (name) => {
    const own = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } };

    expect(program(values(), name).resources).toMatchObject({ requests: {}, limits: {} });
    expect(program(values({ [name]: own }), name).resources).toEqual(own);
  });

  test("GIVEN the table THEN chart and images are of one version", () => {
    expect(new Set(Object.values(images).map(({ tag }) => tag))).toEqual(new Set([charts.certManager.version]));
  });

  test("GIVEN a mirror THEN the chart and each image come from it, with the pull secret", () => {
    const options = { cluster: new FakeCluster({ mirror: "mirror.example.com", pullSecret: "pull" }) };
    const all = values({}, options);
    const given = [all, all.webhook, all.cainjector, all.acmesolver, all.startupapicheck].map(({ image }) => image);

    expect(release(built({}, options)).at("repository")).toBe("oci://mirror.example.com/quay.io/jetstack/charts");
    expect(given).toEqual(
      Object.values(images).map(({ repository, tag }) => ({ repository: `mirror.example.com/${repository}`, tag })),
    );
    expect(all.global.imagePullSecrets).toEqual([{ name: "pull" }]);
  });
});

describe("its network", () => {
  const policy = (name: string, given: object = {}) =>
    built(given).resource("kubernetes_network_policy_v1", `cert-manager-${name}`);

  test.each([...programs, "startupapicheck"])("GIVEN %s THEN it calls the API server, and nobody else", (name) => {
    expect(policy(name).at("spec", "egress")).toEqual([
      { ports: [{ port: "443", protocol: "TCP" }], to: [{ ip_block: { cidr: "10.96.0.1/32" } }] },
    ]);
    expect(policy(name).at("spec", "pod_selector", "match_labels")).toEqual({
      "app.kubernetes.io/instance": "cert-manager",
      "app.kubernetes.io/component": name,
    });
  });

  test("GIVEN nothing said THEN the API server alone calls the webhook; GIVEN callers THEN those", () => {
    const [rule] = policy("webhook").at("spec", "ingress") as object[];
    const callers = policy("webhook", { webhookCallers: ["10.20.0.0/24", "10.42.0.0/16"] }).at(
      "spec",
      "ingress",
      0,
      "from",
    );

    expect(rule).toEqual({
      ports: [{ port: "10250", protocol: "TCP" }],
      from: [{ ip_block: { cidr: "10.96.0.1/32" } }],
    });
    expect(callers).toEqual([{ ip_block: { cidr: "10.20.0.0/24" } }, { ip_block: { cidr: "10.42.0.0/16" } }]);
  });

  test("GIVEN metrics THEN scrapers of the environment reach those of what runs on, and nothing reaches the check", () => {
    for (const name of programs) {
      const rules = policy(name).at("spec", "ingress") as { ports: { port: string }[]; from: unknown[] }[];
      const [scraped] = rules.filter(({ ports }) => ports.some(({ port }) => port === "9402"));
      expect(JSON.stringify(scraped?.from)).toContain("gantry.dev/client-of-metrics");
    }
    expect(policy("startupapicheck").at("spec", "ingress")).toBeUndefined();
    expect(policy("startupapicheck").at("spec", "policy_types")).toEqual(["Ingress", "Egress"]);
  });

  test("GIVEN a release that waits for its own check THEN the way to the API server is open before", () => {
    const template = built();
    const ways = template.resources("kubernetes_network_policy_v1").map(({ address }) => address);

    expect(ways).toHaveLength(4);
    expect(release(template).dependsOn).toEqual(expect.arrayContaining(ways));
  });
});

test.each([
  ["no pods", { replicas: 0 }],
  ["more pods than there is use for", { replicas: 6 }],
  ["callers that are none", { webhookCallers: [] }],
  ["a caller that is no network", { webhookCallers: ["the API server"] }],
  [
    "more reserved than may be used",
    {
      webhook: { requests: { cpu: "2", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } },
    },
  ],
])("GIVEN %s THEN the schema refuses it", (_what, given) => {
  expect(certManager.settings.safeParse(given).success).toBe(false);
});
