import { charts } from "../../../../../constructs/components/nodes/karpenter/charts";
import { images } from "../../../../../constructs/components/nodes/karpenter/images";
import { karpenter } from "../../../../../constructs/components/nodes/karpenter/karpenter";
import { type ContextOptions, synthesized } from "../../../../support/component-context";
import { everyCapability, FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";

const built = (given: object = {}, options: ContextOptions = {}): Template =>
  synthesized((scope, context) => karpenter.build(scope, karpenter.settings.parse(given), context), options);
const release = (template: Template, name = "karpenter") => template.resource("helm_release", name);
const values = (given: object = {}, options: ContextOptions = {}) =>
  JSON.parse(String((release(built(given, options)).at("values") as string[])[0]));

/** A cluster whose system pods may run in one of two pools. */
function twoPools(): FakeCluster {
  const cluster = new FakeCluster();
  Object.assign(cluster.nodePools, {
    place: () => ({
      nodeSelector: {},
      anyOf: [{ pool: "one" }, { pool: "two" }],
      tolerations: [{ key: "system", effect: "NoSchedule" }],
      extendedResources: {},
    }),
  });
  return cluster;
}

describe("the releases", () => {
  test("GIVEN nothing said THEN the controller is of the table, and comes after its CRDs, which stay when it goes", () => {
    const template = built();
    const crds = release(template, "karpenter-crd");

    expect(release(template).body).toMatchObject({ chart: charts.karpenter.name, version: charts.karpenter.version });
    expect(release(template).dependsOn).toContain(crds.address);
    expect(JSON.parse(String((crds.at("values") as string[])[0]))).toEqual({
      additionalAnnotations: { "helm.sh/resource-policy": "keep" },
    });
  });

  test("GIVEN CRDs of their own release THEN those of the chart's folder, which nothing upgrades, are left out", () => {
    expect(release(built()).at("skip_crds")).toBe(true);
    expect(new Set([charts.crds.version, charts.karpenter.version, images.controller.tag]).size).toBe(1);
  });

  test("GIVEN a mirror THEN charts and image come from it; tag and digest are the chart's own", () => {
    const options = { cluster: new FakeCluster({ mirror: "mirror.example.com", pullSecret: "pull" }) };

    expect(release(built({}, options)).at("repository")).toBe("oci://mirror.example.com/public.ecr.aws/karpenter");
    expect(values({}, options)).toMatchObject({
      controller: { image: { repository: "mirror.example.com/public.ecr.aws/karpenter/controller" } },
      imagePullSecrets: [{ name: "pull" }],
    });
    expect(Object.keys(values({}, options).controller.image)).toEqual(["repository"]);
  });
});

describe("the controller", () => {
  test("GIVEN a target THEN it is told the cluster, the queue and the region, and asks neither IAM nor the price list", () => {
    expect(values()).toMatchObject({
      settings: {
        clusterName: "fake",
        interruptionQueue: "fake-interruptions",
        eksControlPlane: true,
        isolatedVPC: true,
        vmMemoryOverheadPercent: 0.075,
      },
      controller: { env: [{ name: "AWS_REGION", value: "us-east-2" }] },
    });
    expect(values({ memoryOverheadPercent: 4 }).settings.vmMemoryOverheadPercent).toBe(0.04);
  });

  test("GIVEN nothing said THEN there are two pods, bounded; GIVEN settings THEN those", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } };

    expect(values()).toMatchObject({ replicas: 2, controller: { resources: { limits: { memory: "1Gi" } } } });
    expect(values({ replicas: 1, resources })).toMatchObject({ replicas: 1, controller: { resources } });
  });

  test("GIVEN system pools THEN it runs on the labels that they really have, and on no node of its own making", () => {
    const never = { key: "karpenter.sh/nodepool", operator: "DoesNotExist" };

    expect(values()).toMatchObject({ nodeSelector: { "fake.cloud/pool": "system" } });
    expect(values().affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms).toEqual([
      { matchExpressions: [never] },
    ]);
  });

  test("GIVEN several system pools THEN any of them, with their taints and the chart's own", () => {
    const { affinity, tolerations } = values({}, { cluster: twoPools() });
    const terms = affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;

    expect(terms).toHaveLength(2);
    for (const { matchExpressions } of terms) {
      expect(matchExpressions).toContainEqual({ key: "karpenter.sh/nodepool", operator: "DoesNotExist" });
    }
    expect(tolerations).toEqual([
      { key: "system", effect: "NoSchedule", operator: "Exists" },
      { key: "CriticalAddonsOnly", operator: "Exists" },
    ]);
  });

  test("GIVEN a cloud THEN its account gets rights on machines before a pod of it starts", () => {
    const cluster = new FakeCluster();

    expect(values({}, { cluster }).serviceAccount).toEqual({
      create: true,
      name: "karpenter",
      annotations: { "fake.cloud/identity": "karpenter" },
    });
    expect(cluster.identityRequests).toEqual([
      { namespace: "sample", serviceAccount: "karpenter", grants: [{ kind: "nodeAutoscaling" }] },
    ]);
  });
});

describe("its network", () => {
  const policy = (template: Template) => template.resource("kubernetes_network_policy_v1", "karpenter");

  test("GIVEN the chart's pods THEN they reach the API server, their credentials and AWS, but no metadata service", () => {
    const template = built();
    const egress = policy(template).at("spec", "egress") as {
      to: { ip_block: { cidr: string; except?: string[] } }[];
    }[];

    expect(policy(template).at("spec", "pod_selector", "match_labels")).toEqual({
      "app.kubernetes.io/name": "karpenter",
      "app.kubernetes.io/instance": "karpenter",
    });
    expect(egress.flatMap(({ to }) => to.map(({ ip_block: block }) => [block.cidr, block.except]))).toEqual([
      ["10.96.0.1/32", undefined],
      ["192.0.2.23/32", undefined],
      ["0.0.0.0/0", ["169.254.0.0/16"]],
    ]);
    expect(release(template).dependsOn).toContain(policy(template).address);
  });

  test("GIVEN scrapers THEN they reach its metrics, and nobody reaches anything else", () => {
    const ingress = policy(built()).at("spec", "ingress") as object[];

    expect(ingress).toHaveLength(1);
    expect(ingress).toMatchObject([{ ports: [{ port: "8080" }] }]);
    expect(JSON.stringify(ingress)).toContain("client-of-metrics");
  });
});

test("GIVEN a target without Karpenter's part THEN the component says so instead of building half of it", () => {
  const capabilities = everyCapability.filter((capability) => capability !== "nodeAutoscaler");

  expect(() => built({}, { cluster: new FakeCluster({ capabilities }) })).toThrow("no node autoscaler");
});

test.each([
  ["no pods", { replicas: 0 }],
  ["more pods than there is use for", { replicas: 4 }],
  ["a share that is none", { memoryOverheadPercent: 50 }],
  [
    "more reserved than may be used",
    {
      resources: { requests: { cpu: "2", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } },
    },
  ],
])("GIVEN %s THEN the schema refuses it", (_what, given) => {
  expect(karpenter.settings.safeParse(given).success).toBe(false);
});
