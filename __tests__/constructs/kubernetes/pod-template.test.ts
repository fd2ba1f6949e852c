import { Config } from "../../../constructs/kubernetes/config";
import { Deployment } from "../../../constructs/kubernetes/deployment";
import type { PodOptions } from "../../../constructs/kubernetes/pod";
import { podTemplate } from "../../../constructs/kubernetes/pod-template";
import { ServiceAccount } from "../../../constructs/kubernetes/service-account";
import { type ContextOptions, componentContext, synthesized } from "../../support/component-context";
import { sampleContainer, samplePod } from "../../support/sample-pod";

function template(pod: Partial<PodOptions> = {}, options: ContextOptions = {}) {
  return podTemplate({ context: componentContext(options), name: "app", pod: samplePod(pod) });
}

function inputs(pod: Partial<PodOptions>): string | undefined {
  return template(pod).metadata.annotations?.["gantry.dev/inputs"];
}

describe("security", () => {
  test("GIVEN a pod THEN it meets Pod Security restricted as the user it names", () => {
    expect(template().spec?.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: "1000",
      runAsGroup: "2000",
      fsGroup: "2000",
      fsGroupChangePolicy: "OnRootMismatch",
      seccompProfile: { type: "RuntimeDefault" },
    });
  });

  test("GIVEN init containers and side containers THEN each has the restricted security context", () => {
    const { spec } = template({
      containers: [sampleContainer(), sampleContainer({ name: "side" })],
      initContainers: [sampleContainer({ name: "init" })],
    });
    const contexts = [spec?.container, spec?.initContainer].flatMap(
      (containers) => containers as { securityContext: unknown }[],
    );

    expect(contexts).toHaveLength(3);
    for (const { securityContext } of contexts) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        capabilities: { drop: ["ALL"] },
        seccompProfile: { type: "RuntimeDefault" },
      });
    }
  });

  test("GIVEN no service account THEN it is the default one, without a token, and without variables of other services", () => {
    expect(template().spec).toMatchObject({
      serviceAccountName: "default",
      automountServiceAccountToken: false,
      enableServiceLinks: false,
    });
  });

  test.each([
    [undefined, false],
    ["never", false],
    ["called", true],
    ["calledByCreatedPods", true],
  ] as const)(
    "GIVEN an account whose use of the Kubernetes API is %j THEN its token is mounted: %j",
    (kubernetesApi, mounted) => {
      const rendered = synthesized((scope, context) => {
        const serviceAccount = new ServiceAccount(scope, "account", {
          context,
          name: "app",
          ...(kubernetesApi ? { kubernetesApi } : {}),
        });
        new Deployment(scope, "app", { context, name: "app", replicas: 1, pod: samplePod({ serviceAccount }) });
      });
      const spec = rendered.resource("kubernetes_deployment_v1").at("spec", "template", "spec");

      expect(spec).toMatchObject({ service_account_name: "app", automount_service_account_token: mounted });
    },
  );
});

describe("labels", () => {
  test("GIVEN labels of its own THEN they are added, and cannot take the pod from its selector", () => {
    const { labels } = template({ labels: { part: "cache", "app.kubernetes.io/name": "other" } }).metadata;

    expect(labels).toMatchObject({
      part: "cache",
      "app.kubernetes.io/name": "app",
      "app.kubernetes.io/instance": "sample",
      "gantry.dev/environment": "sample",
    });
  });

  test("GIVEN pods to connect to THEN it carries the labels that let it in, and for addresses none", () => {
    const { labels } = template({
      connectsTo: [
        {
          kind: "pods",
          namespace: "sample",
          podLabels: { app: "db" },
          ports: [5432],
          clientLabels: { "client-of-db": "true" },
        },
        { kind: "addresses", cidrs: ["10.0.0.0/8"], ports: [443] },
      ],
    }).metadata;

    expect(labels).toHaveProperty("client-of-db", "true");
  });
});

test("GIVEN volumes THEN each is of its kind, with the modes of their defaults or their own", () => {
  const rendered = synthesized((scope, context) => {
    const config = new Config(scope, "config", { name: "config", namespace: "sample", data: { key: "value" } });
    const secret = { name: "secret", revision: "1" };
    const volumes = {
      scratch: { scratch: { sizeLimit: "64Mi" } },
      memory: { scratch: { sizeLimit: "1Gi", memory: true } },
      config: { config },
      scripts: { config, mode: "0555" },
      secret: { secret },
      key: { secret, mode: "0400" },
      part: { secret, keys: ["ca.crt"] },
    } as const;
    new Deployment(scope, "app", { context, name: "app", replicas: 1, pod: samplePod({ volumes }) });
  });

  expect(rendered.resource("kubernetes_deployment_v1").at("spec", "template", "spec", "volume")).toEqual([
    { name: "scratch", empty_dir: { size_limit: "64Mi" } },
    { name: "memory", empty_dir: { size_limit: "1Gi", medium: "Memory" } },
    { name: "config", config_map: { name: "config", default_mode: "0444" } },
    { name: "scripts", config_map: { name: "config", default_mode: "0555" } },
    { name: "secret", secret: { secret_name: "secret", default_mode: "0440" } },
    { name: "key", secret: { secret_name: "secret", default_mode: "0400" } },
    {
      name: "part",
      secret: { secret_name: "secret", default_mode: "0440", items: [{ key: "ca.crt", path: "ca.crt" }] },
    },
  ]);
});

describe("pods roll", () => {
  const secret = (revision: string) => ({ name: "secret", revision });

  test.each([
    ["a secret in a volume", (revision: string) => ({ volumes: { secret: { secret: secret(revision) } } })],
    [
      "a secret in a variable",
      (revision: string) => ({
        containers: [sampleContainer({ env: { A: { secret: secret(revision), key: "a" } } })] as const,
      }),
    ],
    [
      "a secret of an init container",
      (revision: string) => ({
        initContainers: [sampleContainer({ env: { A: { secret: secret(revision), key: "a" } } })],
      }),
    ],
  ])("GIVEN %s WHEN its revision is raised THEN the template changes, and only then", (_where, pod) => {
    expect(inputs(pod("2"))).not.toBe(inputs(pod("1")));
    expect(inputs(pod("1"))).toBe(inputs(pod("1")));
  });

  test("GIVEN a ConfigMap WHEN its content changes THEN the template changes, and only then", () => {
    const hashFor = (content: string) => {
      let hash: string | undefined;
      synthesized((scope) => {
        const config = new Config(scope, "config", { name: "config", namespace: "sample", data: { key: content } });
        hash = inputs({ volumes: { config: { config } } });
      });
      return hash;
    };

    expect(hashFor("new")).not.toBe(hashFor("old"));
    expect(hashFor("old")).toBe(hashFor("old"));
  });
});
