import { devPods } from "../../../../../constructs/components/gpu-dev/dev-pods/dev-pods";
import { componentContext } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import type { Template } from "../../../../support/template";
import { because, builtDevPods, devPodsSettings } from "./built-dev-pods";

const push = { registry: "registry.example.com:5000", credentials: { kind: "existing", name: "push" } };
const registryPods = { kind: "pods", namespace: "registries", podLabels: { app: "registry" } };
const withPush = (given: object = {}) => ({ builds: { ...because, push: { ...push, ...given } } });
const built = (given: object = {}, cluster?: FakeCluster) => builtDevPods(withPush(given), cluster);

/** The objects of all releases, and the rules that the API server is told, as text. */
function released(template: Template) {
  const objects = template
    .resources("helm_release")
    .flatMap((release) => JSON.parse(String((release.at("values") as string[])[0])).objects as { kind: string }[]);
  return {
    of: (kind: string) => objects.filter((object) => object.kind === kind),
    rules: JSON.stringify(objects.filter(({ kind }) => kind === "ValidatingAdmissionPolicy")),
  };
}

describe("a registry that builds push to with a password", () => {
  test("GIVEN a Secret that is there THEN others know its name and key, and the issuer's authority", () => {
    expect(devPods.provides(devPodsSettings(withPush()), componentContext()).builds).toEqual({
      podLabels: { app: "buildkit" },
      serviceAccount: "buildkit-service-account",
      image: expect.stringMatching(/^docker\.io\/moby\/buildkit:v\d+\.\d+\.\d+$/),
      push: {
        registry: "registry.example.com:5000",
        credentials: { name: "push", revision: "", key: ".dockerconfigjson" },
        trust: {
          authority: { name: "buildkit-authority", revision: "" },
          config: "buildkit-registry",
          folder: "/etc/buildkit-authority",
        },
      },
    });
  });

  test("GIVEN the target's issuer THEN a certificate of it tells its authority, and the daemon trusts it for that registry", () => {
    const template = built();

    expect(released(template).of("Certificate")).toMatchObject([
      { metadata: { name: "buildkit-authority" }, spec: { secretName: "buildkit-authority", duration: "72h0m0s" } },
    ]);
    expect(template.resource("kubernetes_config_map_v1", "buildkit-registry").at("data")).toEqual({
      "buildkitd.toml": '[registry."registry.example.com:5000"]\nca = ["/etc/buildkit-authority/ca.crt"]\n',
    });
    expect(devPods.needs?.(devPodsSettings(withPush()))).toEqual([
      { capability: "certificateIssuer", setting: "builds.push.authority" },
    ]);
  });

  test("GIVEN another authority THEN no certificate is asked for; GIVEN a public one THEN nothing is trusted beside it", () => {
    const known = built({ authority: { kind: "existing", secretName: "authorities" } });
    const open = { authority: { kind: "public" } };

    expect(released(known).of("Certificate")).toEqual([]);
    expect(released(known).rules).toContain("ca.crt of authorities");
    expect(released(built(open)).of("Certificate")).toEqual([]);
    expect(
      built(open)
        .resources("kubernetes_config_map_v1")
        .map(({ name }) => name),
    ).not.toContain("buildkit-registry");
    expect(devPods.needs?.(devPodsSettings(withPush(open)))).toEqual([]);
  });

  test("GIVEN an entry of the secret store THEN its Secret is fetched, with the one key", () => {
    const external = { credentials: { kind: "external", path: "gpu-dev/push" } };

    expect(released(built(external)).of("ExternalSecret")).toMatchObject([
      {
        metadata: { name: "buildkit-push" },
        spec: { data: [{ secretKey: ".dockerconfigjson", remoteRef: { key: "gpu-dev/push" } }] },
      },
    ]);
    expect(released(built()).of("ExternalSecret")).toEqual([]);
  });

  test.each([
    ["a registry with a scheme", { registry: "https://registry.example.com" }],
    ["a registry with a repository", { registry: "registry.example.com/images" }],
    ["a password that would be made up", { credentials: { kind: "generated" } }],
    ["pods without labels", { network: { ...registryPods, podLabels: {} } }],
    ["an authority of no kind", { authority: "issuer" }],
  ])("GIVEN %s THEN the schema refuses it", (_what, given) => {
    expect(devPods.settings.safeParse({ image: "registry.example.com/dev:1", ...withPush(given) }).success).toBe(false);
  });
});

describe("admission of builds", () => {
  test("GIVEN a password THEN of Secrets the two keys are let in, and nothing else; without one, no Secret is", () => {
    const { rules } = released(built());

    expect(rules).toContain("of Secrets only .dockerconfigjson of push and ca.crt of buildkit-authority");
    expect(rules.match(/has\(v\.secret\)/g)).toHaveLength(2);
    expect(released(builtDevPods({ builds: because })).rules).not.toContain("has(v.secret)");
  });

  test("GIVEN a mirror THEN the image is the pinned one there", () => {
    const cluster = new FakeCluster({ mirror: "mirror.example.com" });
    const image = devPods.provides(devPodsSettings(withPush()), componentContext()).builds?.image ?? "";

    expect(released(built()).rules).toContain(`c.image == \\"${image}\\"`);
    expect(released(built({}, cluster)).rules).toContain(`c.image == \\"${cluster.images.image(image)}\\"`);
  });

  test("GIVEN builds THEN no variable comes from a Secret", () => {
    expect(released(builtDevPods({ builds: because })).rules).toContain(
      "an image build reads no variables from Secrets",
    );
  });
});

describe("network of builds", () => {
  const policies = (template: Template) => template.resources("kubernetes_network_policy_v1");
  const egress = (template: Template, name: string) =>
    template.resource("kubernetes_network_policy_v1", name).at("spec", "egress") as object[];

  test("GIVEN a registry of this cluster THEN builds are let out to it and in there, and dev pods are not", () => {
    const template = built({ network: registryPods });
    const beside = policies(template).find(({ name }) => String(name).startsWith("dev-pods-builds-"));

    expect(egress(template, "dev-pods-builds")[1]).toMatchObject({
      ports: [{ port: "5000" }],
      to: [{ pod_selector: { match_labels: { app: "registry" } } }],
    });
    expect(beside?.at("metadata", "namespace")).toBe("registries");
    expect(beside?.at("spec", "ingress")).toMatchObject([
      { ports: [{ port: "5000" }], from: [{ pod_selector: { match_labels: { app: "buildkit" } } }] },
    ]);
    expect(egress(template, "dev-pods")).toHaveLength(1);
  });

  test("GIVEN a registry of a private network THEN builds are let out to it; GIVEN none of both THEN to the internet only", () => {
    const network = { kind: "addresses", cidrs: ["10.20.0.0/24"], port: 5000 };

    expect(egress(built({ network }), "dev-pods-builds")[1]).toMatchObject({
      ports: [{ port: "5000" }],
      to: [{ ip_block: { cidr: "10.20.0.0/24" } }],
    });
    expect(egress(built(), "dev-pods-builds")).toHaveLength(1);
  });
});

describe("refusals", () => {
  const target = {
    kind: "existing",
    kubeconfig: { context: "sample" },
    kubernetesVersion: "1.35",
    certificateIssuer: { kind: "Issuer", name: "inner" },
  };
  const problems = (given: object, environment: object = {}) =>
    (
      devPods.check?.(
        devPodsSettings(withPush(given)),
        resolvedEnvironment({ target, namespaces: { sample: {}, registries: {} }, ...environment }),
      ) ?? []
    )
      .map(({ setting }) => setting)
      .filter((setting) => setting.startsWith("builds"));

  test("GIVEN a registry in no namespace of the environment THEN it is refused", () => {
    expect(problems({ network: { ...registryPods, namespace: "elsewhere" } })).toEqual([
      "builds.push.network.namespace",
    ]);
  });

  test("GIVEN an issuer that is another one in each namespace THEN it cannot tell the registry's authority", () => {
    const clusterIssuer = { target: { ...target, certificateIssuer: { kind: "ClusterIssuer", name: "inner" } } };

    expect(problems({ network: registryPods })).toEqual(["builds.push.authority"]);
    expect(problems({ network: registryPods }, clusterIssuer)).toEqual([]);
    expect(problems({ network: registryPods, authority: { kind: "public" } })).toEqual([]);
  });
});
