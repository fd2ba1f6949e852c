import { gitCache } from "../../../../../constructs/components/builds/git-cache/git-cache";
import { componentContext, synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import type { Template } from "../../../../support/template";

const settings = (overrides: object = {}) => gitCache.settings.parse(overrides);
const built = (overrides: object = {}, cluster = new FakeCluster()): Template =>
  synthesized((scope, context) => gitCache.build(scope, settings(overrides), context), { cluster });

const set = (template: Template) => template.resource("kubernetes_stateful_set_v1");
const container = (template: Template, name: string) =>
  (set(template).at("spec", "template", "spec", "container") as Record<string, unknown>[]).find(
    (one) => one.name === name,
  );
const scripts = (template: Template) =>
  template.resource("kubernetes_config_map_v1", "git-cache-scripts").at("data") as Record<string, string>;

describe("the workload", () => {
  const template = built();

  test("GIVEN nothing THEN one pod with a volume of 100Gi mirrors pytorch", () => {
    expect(set(template).at("spec", "replicas")).toBe("1");
    expect(set(template).at("spec", "volume_claim_template", 0, "spec", "resources")).toEqual({
      requests: { storage: "100Gi" },
    });
    expect(scripts(template).repositories).toBe("pytorch https://github.com/pytorch/pytorch.git main\n");
  });

  test("GIVEN nothing THEN no container runs before the web server: a deploy never waits for mirrors (§28 item 28)", () => {
    expect(set(template).at("spec", "template", "spec", "init_container")).toBeUndefined();
    expect(container(template, "updater")).not.toHaveProperty("readiness_probe");
    expect(container(template, "updater")).not.toHaveProperty("startup_probe");
  });

  test.each(["readiness_probe", "liveness_probe"])(
    "GIVEN nothing THEN the %s asks the port that nginx listens on (§28 item 29)",
    (probe) => {
      const config = template.resource("kubernetes_config_map_v1", "git-cache-server").at("data", "default.conf");

      expect(config).toContain("listen 8080;");
      expect(config).toContain("location = /healthz");
      expect(container(template, "server")?.[probe]).toMatchObject({
        http_get: { path: "/healthz", port: "8080", scheme: "HTTP" },
      });
    },
  );

  test("GIVEN nothing THEN the updater has 2 to 8 GiB (§28 item 29) and runs every hour", () => {
    expect(container(template, "updater")).toMatchObject({
      resources: { requests: { cpu: "500m", memory: "2Gi" }, limits: { cpu: "2", memory: "8Gi" } },
      command: expect.arrayContaining(["3600", "/scripts/update.sh", "/git-cache"]),
    });
    expect(container(template, "server")?.resources).toEqual({
      requests: { cpu: "200m", memory: "512Mi" },
      limits: { cpu: "1", memory: "4Gi" },
    });
  });

  test("GIVEN nothing THEN both containers are restricted, and the web server cannot write to the mirrors", () => {
    for (const name of ["server", "updater"]) {
      expect(container(template, name)?.security_context).toMatchObject({
        run_as_non_root: true,
        read_only_root_filesystem: true,
        allow_privilege_escalation: false,
      });
    }
    expect(container(template, "server")?.volume_mount).toContainEqual({
      name: "cache",
      mount_path: "/git-cache",
      read_only: true,
    });
  });

  test("GIVEN nothing THEN images are pinned (§28 item 113)", () => {
    expect(container(template, "updater")?.image).toMatch(/^docker\.io\/alpine\/git:v\d+\.\d+\.\d+$/);
    expect(container(template, "server")?.image).toMatch(/nginx-unprivileged:\d+\.\d+\.\d+-alpine$/);
  });

  test("GIVEN other values THEN they take the place of the defaults", () => {
    const other = built({
      repositories: [{ name: "app", url: "https://git.example.com/team/app.git", branch: "next" }],
      refreshMinutes: 120,
      volumeSize: "20Gi",
      rolloutMinutes: 30,
      updaterResources: { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } },
      serverResources: { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } },
    });

    expect(scripts(other).repositories).toBe("app https://git.example.com/team/app.git next\n");
    expect(container(other, "updater")?.command).toContain("7200");
    expect(set(other).at("spec", "volume_claim_template", 0, "spec", "resources", "requests", "storage")).toBe("20Gi");
    expect(set(other).at("timeouts", "create")).toBe("30m");
    for (const name of ["server", "updater"])
      expect(container(other, name)).toMatchObject({ resources: { limits: { memory: "1Gi" } } });
  });
});

describe("network", () => {
  const policy = (template: Template, name: string) => template.resource("kubernetes_network_policy_v1", name);

  test("GIVEN nothing THEN it is let out to HTTPS on the internet, not to private networks or the metadata service", () => {
    const [egress, ...others] = policy(built(), "git-cache").at("spec", "egress") as Record<string, never>[];

    expect(others).toEqual([]);
    expect(egress).toMatchObject({
      ports: [{ port: "443", protocol: "TCP" }],
      to: [{ ip_block: { cidr: "0.0.0.0/0" } }],
    });
    expect(JSON.stringify(egress)).toContain('"169.254.0.0/16"');
    expect(JSON.stringify(egress)).toContain('"10.0.0.0/8"');
  });

  test("GIVEN nothing THEN workloads of the environment with its client label are let in, and nobody else", () => {
    expect(policy(built(), "git-cache").at("spec", "ingress")).toMatchObject([
      {
        ports: [{ port: "8080" }],
        from: [{ pod_selector: { match_labels: { "gantry.dev/client-of-git-cache": "true" } } }],
      },
    ]);
  });

  test("GIVEN dev pods in another namespace THEN they are let out to it there and let in here", () => {
    const template = built({ clients: [{ namespace: "gpu-dev", podLabels: { app: "gpu-dev-pod" } }] });
    const out = policy(template, "git-cache-from-gpu-dev");
    const into = template
      .resources("kubernetes_network_policy_v1")
      .find(({ name }) => /^git-cache-from-gpu-dev-./.test(String(name)));

    expect(out.at("metadata", "namespace")).toBe("gpu-dev");
    expect(out.at("spec", "pod_selector", "match_labels")).toEqual({ app: "gpu-dev-pod" });
    expect(out.at("spec", "egress", 0, "ports")).toEqual([{ port: "8080", protocol: "TCP" }]);
    expect(into?.at("metadata", "namespace")).toBe("sample");
    expect(into?.at("spec", "ingress", 0, "from", 0)).toMatchObject({
      namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "gpu-dev" } },
      pod_selector: { match_labels: { app: "gpu-dev-pod" } },
    });
  });

  test("GIVEN networks of clients THEN they are let in", () => {
    expect(policy(built({ clientNetworks: ["10.20.0.0/16"] }), "git-cache").at("spec", "ingress", 1)).toMatchObject({
      from: [{ ip_block: { cidr: "10.20.0.0/16" } }],
    });
  });

  test("GIVEN nothing THEN its service is inside the cluster on 8080", () => {
    expect(built().resource("kubernetes_service_v1", "git-cache").at("spec")).toMatchObject({
      type: "ClusterIP",
      port: [{ port: 8080, target_port: "8080" }],
    });
  });
});

describe("what others know of it", () => {
  test("GIVEN repositories THEN the addresses of their worktrees are literals, slashes of branches as hyphens", () => {
    const repositories = [{ name: "pytorch", url: "https://github.com/pytorch/pytorch.git", branch: "viable/strict" }];

    expect(gitCache.provides(settings({ repositories }), componentContext())).toMatchObject({
      host: "git-cache.sample.svc",
      port: 8080,
      worktrees: { pytorch: "http://git-cache.sample.svc:8080/pytorch-worktree-viable-strict" },
      upstreams: { pytorch: "https://github.com/pytorch/pytorch.git" },
    });
  });
});

describe("refusals", () => {
  const app = { name: "app", url: "https://git.example.com/team/app.git" };
  const problems = (overrides: object) =>
    (gitCache.check?.(settings(overrides), resolvedEnvironment()) ?? []).map(({ setting }) => setting);

  test("GIVEN the default THEN nothing is refused", () => {
    expect(problems({})).toEqual([]);
  });

  test.each([
    ["two repositories of one name", { repositories: [app, app] }, "repositories[1].name"],
    ["pytorch on 50Gi (§28 item 29)", { volumeSize: "50Gi" }, "volumeSize"],
    [
      "clients in no namespace of the environment",
      { clients: [{ namespace: "x", podLabels: { a: "b" } }] },
      "clients[0].namespace",
    ],
    [
      "one namespace twice",
      {
        clients: [
          { namespace: "sample", podLabels: { a: "b" } },
          { namespace: "sample", podLabels: { c: "d" } },
        ],
      },
      "clients[1].namespace",
    ],
  ])("GIVEN %s THEN it is refused", (_what, overrides, setting) => {
    expect(problems(overrides)).toEqual([setting]);
  });

  test.each([
    ["a password in a URL", { repositories: [{ ...app, url: "https://me:secret@git.example.com/team/app.git" }] }],
    ["a file", { repositories: [{ ...app, url: "file:///etc/passwd" }] }],
    ["a branch that looks like an option", { repositories: [{ ...app, branch: "--upload-pack=x" }] }],
    ["no repository", { repositories: [] }],
    ["a refresh every quarter of an hour (§28 item 29)", { refreshMinutes: 15 }],
    ["clients without labels", { clients: [{ namespace: "sample", podLabels: {} }] }],
    ["a network that is none", { clientNetworks: ["10.0.0.1/8"] }],
    ["61 minutes for a rollout", { rolloutMinutes: 61 }],
  ])("GIVEN %s THEN the schema refuses it", (_what, overrides) => {
    expect(gitCache.settings.safeParse(overrides).success).toBe(false);
  });
});
