import { registryTrust } from "../../../../../constructs/components/registries/registry-trust/registry-trust";
import { policyReport } from "../../../../../constructs/policy/policy-report";
import { restrictedSecurityContext } from "../../../../../constructs/policy/rules/restricted-security-context";
import { BaseStack } from "../../../../../stacks/base-stack";
import { componentContext, synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import type { Template } from "../../../../support/template";
import { unwrittenApp } from "../../../../support/unwritten-app";

const registry = { reach: { kind: "clusterIp", address: "10.43.0.200", nodes: ["10.0.0.0/16"] } };
const caches = { caches: { ghcr: {}, dockerhub: {} }, reach: { kind: "loadBalancer", domain: "internal.example.com" } };

function built(overrides: object = {}, required: object = {}): Template {
  const settings = registryTrust.settings.parse(overrides);
  return synthesized((scope, context) => registryTrust.build(scope, settings, context), {
    required: { imageRegistry: registry, imageCaches: caches, ...required },
  });
}

const pod = (template: Template, ...path: (string | number)[]) =>
  template.resource("kubernetes_daemon_set_v1").at("spec", "template", "spec", ...path);
const hosts = (template: Template) =>
  template.resource("kubernetes_config_map_v1", "registry-trust-hosts").at("data") as Record<string, string>;

describe("the agent", () => {
  const template = built();

  test("GIVEN a target THEN it runs on every node, whatever its taints, and is neither privileged nor capable of more", () => {
    expect(pod(template)).toMatchObject({
      toleration: [{ operator: "Exists" }],
      automount_service_account_token: false,
      container: [
        {
          security_context: {
            run_as_user: "0",
            privileged: false,
            allow_privilege_escalation: false,
            read_only_root_filesystem: true,
            capabilities: { drop: ["ALL"] },
          },
        },
      ],
    });
    expect(pod(template)).not.toHaveProperty("host_network");
  });

  test("GIVEN a target THEN of the node it has the folder of registry hosts only", () => {
    const volumes = pod(template, "volume") as { name: string; host_path?: object }[];

    expect(volumes.filter(({ host_path }) => host_path)).toEqual([
      { name: "node", host_path: { path: "/fake/certs.d", type: "DirectoryOrCreate" } },
    ]);
  });

  test("GIVEN what it may not by default THEN the folder of the node and root are its exceptions, and all of them", () => {
    const context = componentContext({ required: { imageRegistry: registry, imageCaches: caches } });
    const stack = new BaseStack(unwrittenApp(), resolvedEnvironment(), "platform", { outdir: "", kubeconfigPaths: [] });
    registryTrust.build(stack, registryTrust.settings.parse({}), context);

    const { failures, acknowledged } = policyReport([stack], [restrictedSecurityContext]);

    expect(failures).toEqual([]);
    expect(acknowledged.map(({ rule }) => rule)).toEqual([
      "restricted-security-context[pod.volume.node]",
      "restricted-security-context[trust.run_as_non_root]",
      "restricted-security-context[trust.run_as_user]",
    ]);
  });

  test("GIVEN a pod THEN it connects to nobody and nobody to it", () => {
    expect(template.resources("kubernetes_network_policy_v1")).toEqual([]);
  });
});

describe("authority", () => {
  test("GIVEN the smallest settings THEN the issuer's own comes with a certificate that is renewed every second day", () => {
    const template = built();

    expect(String(template.resource("helm_release").at("values"))).toContain(
      '"secretName":"registry-trust","dnsNames":["registry-trust.sample.svc"],"duration":"72h0m0s","renewBefore":"24h0m0s"',
    );
    expect(pod(template, "volume")).toContainEqual({
      name: "authority",
      secret: { secret_name: "registry-trust", default_mode: "0440", items: [{ key: "ca.crt", path: "ca.crt" }] },
    });
  });

  test("GIVEN an existing Secret THEN it is mounted, its keys for nobody else, and no certificate is asked for", () => {
    const template = built({ authority: { kind: "existing", secretName: "company-ca" } });

    expect(template.resources("helm_release")).toEqual([]);
    expect(pod(template, "volume")).toContainEqual({
      name: "authority",
      secret: { secret_name: "company-ca", default_mode: "0440", items: [{ key: "ca.crt", path: "ca.crt" }] },
    });
  });

  test("GIVEN settings THEN it needs the folder, and an issuer where it asks one", () => {
    const needed = (overrides: object) =>
      registryTrust.needs?.(registryTrust.settings.parse(overrides)).map(({ capability }) => capability);

    expect(needed({})).toEqual(["registryHosts", "certificateIssuer"]);
    expect(needed({ authority: { kind: "existing", secretName: "company-ca" } })).toEqual(["registryHosts"]);
  });

  test("GIVEN a target without the folder THEN nothing is built", () => {
    const cluster = new FakeCluster({ capabilities: ["certificateIssuer"] });

    expect(() =>
      synthesized((scope, context) => registryTrust.build(scope, registryTrust.settings.parse({}), context), {
        cluster,
      }),
    ).toThrow("names no folder of registry hosts");
    expect(componentContext({ cluster }).cluster.images.hostsFolder).toBeUndefined();
  });
});

describe("what containerd is told", () => {
  test("GIVEN a cache THEN it is asked first, then the upstream", () => {
    expect(hosts(built())["docker.io"]).toBe(
      [
        "# Kept by Gantry for the environment sample; changes by hand are undone.",
        'server = "https://registry-1.docker.io"',
        "",
        '[host."https://registry-dockerhub.internal.example.com:5002"]',
        '  capabilities = ["pull", "resolve"]',
        '  ca = "ca.crt"',
        '  dial_timeout = "2s"',
        "",
      ].join("\n"),
    );
  });

  test("GIVEN the native registry THEN each of its names leads to its address, and nobody else is asked", () => {
    const files = hosts(built());

    expect(Object.keys(files).sort()).toEqual([
      "10.43.0.200_5000_",
      "docker.io",
      "ghcr.io",
      "registry-native.sample.svc.cluster.local_5000_",
      "registry-native.sample.svc_5000_",
    ]);
    expect(files["registry-native.sample.svc_5000_"]).toContain('server = "https://10.43.0.200:5000"');
    expect(files["registry-native.sample.svc_5000_"]).toContain('[host."https://10.43.0.200:5000"]');
  });

  test("GIVEN anonymous pulls THEN nodes pull from the read-only port", () => {
    const files = hosts(built({}, { imageRegistry: { ...registry, pulls: "anonymous" } }));

    expect(files["registry-native.sample.svc_5000_"]).toContain('[host."https://10.43.0.200:5010"]');
  });

  test("GIVEN another mirror THEN the agents roll", () => {
    const inputs = (template: Template) =>
      template
        .resource("kubernetes_daemon_set_v1")
        .at("spec", "template", "metadata", "annotations", "gantry.dev/inputs");

    expect(inputs(built({}, { imageCaches: { ...caches, caches: { ghcr: {} } } }))).not.toBe(inputs(built()));
  });
});
