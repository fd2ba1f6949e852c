import { buildkit } from "../../../../../constructs/components/builds/buildkit/buildkit";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { resolvedEnvironment } from "../../../../support/resolved-environment";

const devPods = {
  image: "registry.example.com/dev:1",
  builds: { reason: "users bring Dockerfiles of their own" },
};

function built(overrides: object, cluster: FakeCluster) {
  return synthesized((scope, context) => buildkit.build(scope, buildkit.settings.parse(overrides), context), {
    cluster,
    required: { devPods },
  });
}

describe("the account of the processor's builds", () => {
  test("GIVEN nothing THEN it has the name that the processor's Jobs say, no token, and no permission of the cloud", () => {
    const cluster = new FakeCluster();
    const account = built({}, cluster).resource("kubernetes_service_account_v1");

    expect(account.name).toBe("buildkit-service-account");
    expect(account.at("automount_service_account_token")).toBe(false);
    expect(cluster.identityRequests[0]?.grants).toEqual([]);
  });

  test("GIVEN another account that devPods lets in THEN it has that name", () => {
    const template = synthesized((scope, context) => buildkit.build(scope, buildkit.settings.parse({}), context), {
      required: { devPods: { ...devPods, builds: { ...devPods.builds, serviceAccount: "builds" } } },
    });

    expect(template.resource("kubernetes_service_account_v1").name).toBe("builds");
  });

  test("GIVEN a repository THEN builds read and push that one, and nothing else", () => {
    const cluster = new FakeCluster();
    const repository = "123456789012.dkr.ecr.us-east-2.amazonaws.com/gpu-dev-custom-images";
    const template = built({ repository }, cluster);

    expect(cluster.identityRequests[0]?.grants).toEqual([
      { kind: "imageRegistry", repository, verbs: ["read", "push"] },
    ]);
    expect(template.resource("kubernetes_network_policy_v1").at("spec")).toMatchObject({
      pod_selector: { match_labels: { app: "buildkit" } },
      egress: [{ ports: [{ port: "80" }], to: [{ ip_block: { cidr: "192.0.2.23/32" } }] }],
    });
    expect(buildkit.needs?.(buildkit.settings.parse({ repository }))).toEqual([
      { capability: "cloudIdentity", setting: "repository" },
    ]);
    expect(buildkit.needs?.(buildkit.settings.parse({}))).toEqual([]);
  });

  test.each(["registry.example.com/images:latest", "images", "https://registry.example.com/images"])(
    "GIVEN the repository %s THEN the schema refuses it",
    (repository) => {
      expect(buildkit.settings.safeParse({ repository }).success).toBe(false);
    },
  );
});

describe("the nodes of the processor's builds", () => {
  const pool = { purpose: "system", nodes: 2, labels: { NodeType: "cpu" } };
  const taints = (effect: string) => [{ key: "node-role", value: "cpu-only", effect }];
  const problems = (nodePools: object) =>
    (
      buildkit.check?.(
        buildkit.settings.parse({}),
        resolvedEnvironment({
          target: { kind: "k3s", kubeconfig: { context: "sample" }, kubernetesVersion: "1.35", nodePools },
          namespaces: { sample: { podSecurity: { level: "privileged", reason: "BuildKit's daemon is privileged" } } },
        }),
      ) ?? []
    )
      .map(({ message }) => message)
      .filter((message) => !message.startsWith("needs Pod Security"));

  test("GIVEN a pool with the label that the Jobs select, without taints THEN nothing is refused", () => {
    expect(problems({ main: pool })).toEqual([]);
    expect(problems({ main: { ...pool, taints: taints("PreferNoSchedule") } })).toEqual([]);
    expect(problems({ main: { ...pool, node: { cpu: "4", memory: "16Gi" } } })).toEqual([]);
  });

  test.each([
    ["no pool", {}, /label NodeType=cpu, which every build selects/],
    ["a pool without the label", { main: { ...pool, labels: {} } }, /label NodeType=cpu, which every build selects/],
    ["a taint on every such pool", { main: { ...pool, taints: taints("NoSchedule") } }, /a build tolerates/],
    ["nodes of 1 CPU", { main: { ...pool, node: { cpu: "1", memory: "8Gi" } } }, /2 CPUs and 4Gi/],
    ["nodes of 2 GiB", { main: { ...pool, node: { cpu: "4", memory: "2Gi" } } }, /2 CPUs and 4Gi/],
  ])("GIVEN %s THEN it is refused: the Jobs would stay pending", (_what, nodePools, message) => {
    expect(problems(nodePools)).toEqual([expect.stringMatching(message)]);
  });

  test("GIVEN one pool of two that a build can run on THEN nothing is refused", () => {
    expect(problems({ first: { ...pool, taints: taints("NoSchedule") }, second: pool })).toEqual([]);
  });
});
