import { charts } from "../../../../../constructs/components/platform/load-balancer-controller/charts";
import { images } from "../../../../../constructs/components/platform/load-balancer-controller/images";
import { loadBalancerController } from "../../../../../constructs/components/platform/load-balancer-controller/load-balancer-controller";
import { type ContextOptions, synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";

const built = (given: object = {}, options: ContextOptions = {}): Template =>
  synthesized(
    (scope, context) => loadBalancerController.build(scope, loadBalancerController.settings.parse(given), context),
    options,
  );
const values = (given: object = {}, options: ContextOptions = {}) =>
  JSON.parse(String((built(given, options).resource("helm_release").at("values") as string[])[0]));

describe("the release", () => {
  test("GIVEN nothing said THEN it is the chart of the table with its CRDs, in the component's namespace", () => {
    const { repository, name, version } = charts.loadBalancerController;

    expect(built().resource("helm_release").body).toMatchObject({
      name: "aws-load-balancer-controller",
      namespace: "sample",
      repository,
      chart: name,
      version,
      skip_crds: false,
    });
  });

  test("GIVEN the table THEN chart and image are of one version", () => {
    expect(images.loadBalancerController.tag).toBe(`v${charts.loadBalancerController.version}`);
  });

  test("GIVEN a release THEN its account and the way to the API server are there before", () => {
    const template = built();
    const before = ["kubernetes_service_account_v1", "kubernetes_network_policy_v1"].map(
      (type) => template.resource(type).address,
    );

    expect(template.resource("helm_release").dependsOn).toEqual(expect.arrayContaining(before));
  });

  test("GIVEN a mirror THEN chart and image come from it, with the pull secret", () => {
    const options = { cluster: new FakeCluster({ mirror: "mirror.example.com", pullSecret: "pull" }) };

    expect(built({}, options).resource("helm_release").at("repository")).toBe(
      "oci://mirror.example.com/aws.github.io/eks-charts",
    );
    expect(values({}, options)).toMatchObject({
      image: { repository: `mirror.example.com/${images.loadBalancerController.repository}` },
      imagePullSecrets: [{ name: "pull" }],
    });
  });
});

describe("what it does", () => {
  test("GIVEN the target's words THEN it asks the metadata service for nothing", () => {
    expect(values()).toMatchObject({ clusterName: "fake", region: "fake-1", vpcTags: { Name: "fake" } });
  });

  test("GIVEN a network with an id THEN it is told that", () => {
    const cluster = new FakeCluster();
    Object.assign(cluster.exposure, { registrar: { region: "fake-1", network: { id: "vpc-1" } } });

    expect(values({}, { cluster })).toMatchObject({ vpcId: "vpc-1" });
    expect(values({}, { cluster })).not.toHaveProperty("vpcTags");
  });

  test("GIVEN a release THEN it makes no load balancers, and no webhook of it stands before Services or Ingresses", () => {
    expect(values()).toMatchObject({
      createIngressClassResource: false,
      webhookConfig: { disableIngressValidation: true },
      enableServiceMutatorWebhook: false,
      enableBackendSecurityGroup: false,
      controllerConfig: {
        featureGates: { EnableServiceController: false, NLBGatewayAPI: false, ALBGatewayAPI: false },
      },
    });
  });

  test("GIVEN a target whose load balancers find pods by themselves THEN it is refused", () => {
    const cluster = new FakeCluster();
    Object.assign(cluster.exposure, { registrar: undefined });

    expect(() => built({}, { cluster })).toThrow("the target has no load balancers that wait for it");
  });

  test("GIVEN its account THEN it may change targets, and has a token for the API server", () => {
    const cluster = new FakeCluster();
    const account = built({}, { cluster }).resource("kubernetes_service_account_v1");

    expect(cluster.identityRequests.map(({ grants }) => grants)).toEqual([[{ kind: "loadBalancerTargets" }]]);
    expect(account.body).toMatchObject({ automount_service_account_token: true });
    expect(values().serviceAccount).toEqual({ create: false, name: account.name });
  });
});

describe("its pods", () => {
  test("GIVEN nothing said THEN two, apart from each other, one of which may be missing", () => {
    expect(values()).toMatchObject({ replicaCount: 2, podDisruptionBudget: { maxUnavailable: 1 } });
    expect(values().topologySpreadConstraints).toHaveLength(2);
    expect(values({ replicas: 3 }).replicaCount).toBe(3);
  });

  test("GIVEN nothing said THEN they are bounded; GIVEN resources THEN by those", () => {
    const own = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } };

    expect(values().resources).toEqual({
      requests: { cpu: "50m", memory: "128Mi" },
      limits: { cpu: "500m", memory: "512Mi" },
    });
    expect(values({ resources: own }).resources).toEqual(own);
  });

  test("GIVEN system pools THEN they run there", () => {
    expect(values().nodeSelector).toEqual({ "fake.cloud/pool": "system" });
  });

  test("GIVEN Pod Security restricted THEN they meet it", () => {
    expect(values()).toMatchObject({
      podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
      },
    });
  });

  test("GIVEN their network THEN the API server calls the webhook, scrapers the metrics, and AWS is called over TLS", () => {
    const policy = built().resource("kubernetes_network_policy_v1");
    const ingress = policy.at("spec", "ingress") as { ports: { port: string }[]; from: object[] }[];
    const egress = policy.at("spec", "egress") as { ports: { port: string }[]; to: object[] }[];

    expect(policy.at("spec", "pod_selector", "match_labels")).toEqual({
      "app.kubernetes.io/name": "aws-load-balancer-controller",
      "app.kubernetes.io/instance": "aws-load-balancer-controller",
    });
    expect(ingress.map(({ ports }) => ports[0]?.port)).toEqual(["9443", "8080"]);
    expect(ingress[0]?.from).toEqual([{ ip_block: { cidr: "10.96.0.1/32" } }]);
    expect(egress.flatMap(({ to }) => to)).toEqual(
      expect.arrayContaining([
        { ip_block: { cidr: "10.96.0.1/32" } },
        { ip_block: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } },
      ]),
    );
  });
});
