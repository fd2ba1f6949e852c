import { spawnSync } from "node:child_process";
import path from "node:path";
import { buildkitDaemon } from "../../../../../constructs/components/builds/buildkit-daemon/buildkit-daemon";
import { securityExceptions } from "../../../../../constructs/components/builds/buildkit-daemon/security-exceptions";
import { componentContext, synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import type { Template } from "../../../../support/template";

const settings = (overrides: object = {}) => buildkitDaemon.settings.parse(overrides);
const built = (overrides: object = {}, cluster = new FakeCluster()): Template =>
  synthesized((scope, context) => buildkitDaemon.build(scope, settings(overrides), context), { cluster });

const set = (template: Template) => template.resource("kubernetes_stateful_set_v1");
const pod = (template: Template) => set(template).at("spec", "template", "spec") as Record<string, unknown>;
const container = (template: Template, ...keys: (string | number)[]) =>
  set(template).at("spec", "template", "spec", "container", 0, ...keys);
const file = (template: Template, name: string) =>
  template.resource("kubernetes_config_map_v1").at("data", name) as string;

/** Objects that go through the local chart. */
const certificates = (template: Template) =>
  template
    .resources("helm_release")
    .flatMap((release) => (JSON.parse((release.at("values") as string[])[0] ?? "{}") as { objects: object[] }).objects);

describe("the daemon", () => {
  const template = built();

  test("GIVEN nothing THEN one pod of the rootless image, pinned (§28 items 50, 113), runs on build nodes with 100Gi of cache", () => {
    expect(set(template).at("spec", "replicas")).toBe("1");
    expect(container(template, "image")).toMatch(/^docker\.io\/moby\/buildkit:v\d+\.\d+\.\d+-rootless$/);
    expect(pod(template).node_selector).toEqual({ "fake.cloud/pool": "build" });
    expect(set(template).at("spec", "volume_claim_template", 0, "spec", "resources", "requests", "storage")).toBe(
      "100Gi",
    );
    expect(container(template, "resources")).toEqual({
      requests: { cpu: "2", memory: "4Gi" },
      limits: { cpu: "8", memory: "16Gi" },
    });
  });

  test("GIVEN nothing THEN it is not privileged and not root, and its root file system stays read-only (§28 item 61)", () => {
    expect(pod(template).security_context).toMatchObject({ run_as_user: "1000", run_as_non_root: true });
    expect(container(template, "security_context")).toMatchObject({
      privileged: false,
      run_as_non_root: true,
      read_only_root_filesystem: true,
      allow_privilege_escalation: true,
      capabilities: { drop: ["ALL"], add: ["SETUID", "SETGID"] },
      seccomp_profile: { type: "Unconfined" },
    });
    expect(set(template).at("spec", "template", "metadata", "annotations")).toMatchObject({
      "container.apparmor.security.beta.kubernetes.io/buildkitd": "unconfined",
    });
  });

  test("GIVEN its exceptions THEN each has a reason, and none is for privileged, root or a writable root", () => {
    for (const { reason } of securityExceptions) expect(reason.length).toBeGreaterThan(20);
    expect(securityExceptions.map(({ allows }) => allows)).toEqual(
      expect.not.arrayContaining(["privileged", "root", "writableRoot"]),
    );
  });

  test("GIVEN nothing THEN whatever rootless BuildKit writes to lies in a volume", () => {
    const mounts = container(template, "volume_mount") as { mount_path: string; read_only?: boolean }[];

    expect(mounts.filter(({ read_only }) => !read_only).map(({ mount_path }) => mount_path)).toEqual([
      "/home/user/.local/share",
      "/home/user/.local/tmp",
      "/run/user/1000",
      "/tmp",
    ]);
  });

  test("GIVEN nothing THEN it has no token of the Kubernetes API: builds run what users wrote", () => {
    expect(pod(template).automount_service_account_token).toBe(false);
  });

  test("GIVEN other values THEN they take the place of the defaults", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } };
    const other = built({ cacheSize: "20Gi", parallelSteps: 8, resources, rolloutMinutes: 20 });

    expect(set(other).at("spec", "volume_claim_template", 0, "spec", "resources", "requests", "storage")).toBe("20Gi");
    expect(file(other, "buildkitd.toml")).toContain("max-parallelism = 8\n");
    expect(container(other, "resources")).toEqual(resources);
    expect(set(other).at("timeouts", "create")).toBe("20m");
  });
});

describe("certificates", () => {
  test("GIVEN nothing THEN the issuer signs a server's for its names and a client's in its own namespace", () => {
    expect(certificates(built())).toMatchObject([
      {
        metadata: { name: "buildkit-client-tls", namespace: "sample" },
        spec: { secretName: "buildkit-client-tls", usages: ["digital signature", "client auth"] },
      },
      {
        metadata: { name: "buildkitd-tls", namespace: "sample" },
        spec: {
          secretName: "buildkitd-tls",
          usages: ["digital signature", "server auth"],
          dnsNames: ["buildkitd.sample.svc", "buildkitd.sample.svc.cluster.local", "buildkitd.sample", "buildkitd"],
        },
      },
    ]);
  });

  test("GIVEN namespaces of clients THEN each gets a certificate", () => {
    const tls = { kind: "issuer", clientNamespaces: ["one", "two"] };
    const clients = certificates(built({ tls })).filter((one) => JSON.stringify(one).includes("client auth"));

    expect(clients).toMatchObject([{ metadata: { namespace: "one" } }, { metadata: { namespace: "two" } }]);
    expect(buildkitDaemon.provides(settings({ tls }), componentContext())).toMatchObject({
      clientNamespaces: ["one", "two"],
      clientCertificate: "buildkit-client-tls",
    });
  });

  test("GIVEN a Secret that is there THEN it is used, and nothing is issued or needed", () => {
    const tls = { kind: "existing", secretName: "own-tls" };
    const template = built({ tls });

    expect(certificates(template)).toEqual([]);
    expect(pod(template).volume).toContainEqual({
      name: "certificate",
      secret: { secret_name: "own-tls", default_mode: "0440" },
    });
    expect(buildkitDaemon.needs?.(settings({ tls }))).toEqual([{ capability: "blockStorage" }]);
    expect(buildkitDaemon.needs?.(settings())).toContainEqual({ capability: "certificateIssuer", setting: "tls" });
  });

  test("GIVEN nothing THEN it never listens without asking clients for a certificate", () => {
    const script = file(built(), "start.sh");

    expect(script).toContain("--addr tcp://0.0.0.0:1234");
    expect(script).toContain("--tlscacert /certs/ca.crt --tlscert /certs/tls.crt --tlskey /certs/tls.key");
  });

  test.each(["startup_probe", "readiness_probe", "liveness_probe"])(
    "GIVEN nothing THEN the %s asks the daemon, and fails once another certificate lies there",
    (probe) => {
      expect(container(built(), probe, "exec", "command")).toEqual(["sh", "/config/alive.sh"]);
    },
  );
});

describe("network", () => {
  const policies = (template: Template) => template.resources("kubernetes_network_policy_v1");
  const own = (template: Template) => template.resource("kubernetes_network_policy_v1", "buildkitd");

  test("GIVEN nothing THEN clients with its label are let in on 1234, and it is let out to the internet only", () => {
    expect(own(built()).at("spec", "ingress")).toMatchObject([
      {
        ports: [{ port: "1234" }],
        from: [{ pod_selector: { match_labels: { "gantry.dev/client-of-buildkitd": "true" } } }],
      },
    ]);
    const egress = own(built()).at("spec", "egress") as object[];
    expect(egress).toMatchObject([{ ports: [{ port: "80" }, { port: "443" }] }]);
    expect(JSON.stringify(egress)).toContain('"169.254.0.0/16"');
  });

  test("GIVEN registries in the cluster and on a private network THEN it reaches both, and the first lets it in", () => {
    const template = built({
      registries: [
        {
          host: "images.lab.svc:5000",
          certificate: "issuer",
          network: { kind: "pods", namespace: "lab", podLabels: { app: "registry" } },
        },
        {
          host: "registry.example.com",
          certificate: "public",
          network: { kind: "addresses", cidrs: ["10.1.2.0/24"] },
        },
      ],
    });
    const out = template.resource("kubernetes_network_policy_v1", "buildkitd-registries");
    const into = policies(template).find((policy) => policy.at("metadata", "namespace") === "lab");

    expect(out.at("spec", "egress")).toMatchObject([
      { ports: [{ port: "5000" }], to: [{ pod_selector: { match_labels: { app: "registry" } } }] },
      { ports: [{ port: "443" }], to: [{ ip_block: { cidr: "10.1.2.0/24" } }] },
    ]);
    expect(into?.at("spec", "ingress", 0, "from", 0, "pod_selector", "match_labels")).toMatchObject({
      "app.kubernetes.io/name": "buildkitd",
    });
  });
});

describe("refusals", () => {
  const privileged = { podSecurity: { level: "privileged", reason: "rootless BuildKit makes user namespaces" } };
  const problems = (overrides: object) =>
    (buildkitDaemon.check?.(settings(overrides), resolvedEnvironment({ namespaces: { sample: privileged } })) ?? [])
      .map(({ setting }) => setting)
      .filter((setting) => setting !== "");
  const registry = { host: "registry.example.com", certificate: "public" };

  test.each([
    ["clients in no namespace", { tls: { kind: "issuer", clientNamespaces: ["x"] } }, "tls.clientNamespaces[0]"],
    ["one registry twice", { registries: [registry, registry] }, "registries[1].host"],
    [
      "a registry in no namespace",
      { registries: [{ ...registry, network: { kind: "pods", namespace: "x", podLabels: { a: "b" } } }] },
      "registries[0].network.namespace",
    ],
  ])("GIVEN %s THEN it is refused", (_what, overrides, setting) => {
    expect(problems(overrides)).toEqual([setting]);
    expect(problems({})).toEqual([]);
  });

  test.each([
    ["plain HTTP", { registries: [{ ...registry, certificate: "none" }] }],
    ["a URL for a host", { registries: [{ ...registry, host: "https://registry.example.com" }] }],
    ["no certificates", { tls: { kind: "none" } }],
    [
      "pods without labels",
      { registries: [{ ...registry, network: { kind: "pods", namespace: "x", podLabels: {} } }] },
    ],
    ["no step at once", { parallelSteps: 0 }],
    ["a cache without a unit", { cacheSize: "100" }],
    ["61 minutes for a rollout", { rolloutMinutes: 61 }],
  ])("GIVEN %s THEN the schema refuses it", (_what, overrides) => {
    expect(buildkitDaemon.settings.safeParse(overrides).success).toBe(false);
  });
});

const shellcheck = spawnSync("shellcheck", ["--version"]).status === 0;
const folder = path.join(__dirname, "../../../../../constructs/components/builds/buildkit-daemon");

(shellcheck ? test : test.skip).each(["start.sh", "alive.sh"])(
  `%s pleases shellcheck${shellcheck ? "" : " (missing: shellcheck)"}`,
  (script) => {
    expect(spawnSync("shellcheck", [path.join(folder, script)], { encoding: "utf8" }).stdout).toBe("");
  },
);
