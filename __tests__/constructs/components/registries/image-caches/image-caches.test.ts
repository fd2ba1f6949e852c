import { parse } from "yaml";
import { imageCaches } from "../../../../../constructs/components/registries/image-caches/image-caches";
import { upstreams } from "../../../../../constructs/components/registries/image-caches/upstreams";
import { registryPorts } from "../../../../../constructs/components/registries/registry-ports";
import { componentContext, synthesized } from "../../../../support/component-context";
import type { Template } from "../../../../support/template";

const loadBalancer = { kind: "loadBalancer", domain: "internal.example.com" };
const clusterIp = { kind: "clusterIp", nodes: ["10.0.0.0/16"] };
const credentials = { kind: "existing", name: "ghcr-reader" };

function settings(overrides: object = {}) {
  return imageCaches.settings.parse({ reach: loadBalancer, caches: { ghcr: {}, dockerhub: {} }, ...overrides });
}

function built(overrides: object = {}): Template {
  return synthesized((scope, context) => imageCaches.build(scope, settings(overrides), context));
}

const set = (template: Template, name: string) => template.resource("kubernetes_stateful_set_v1", name);
const pod = (template: Template, name: string, ...path: (string | number)[]) =>
  set(template, name).at("spec", "template", "spec", ...path);
const config = (template: Template, name: string) =>
  parse(
    (template.resource("kubernetes_config_map_v1", name).at("data") as Record<string, string>)["registry.yml"] ?? "",
  ) as Readonly<Record<string, unknown>>;

describe("a cache", () => {
  const template = built();

  test.each([
    ["registry-ghcr", "https://ghcr.io"],
    ["registry-dockerhub", "https://registry-1.docker.io"],
  ])("GIVEN %s THEN it proxies %s for a week, and removes what has expired", (name, remoteurl) => {
    expect(config(template, name)).toMatchObject({
      proxy: { remoteurl, ttl: "168h" },
      storage: { delete: { enabled: true } },
    });
    expect(config(template, name)).not.toHaveProperty("auth");
  });

  test("GIVEN the smallest settings THEN it has 50Gi and the documented size", () => {
    expect(set(template, "registry-ghcr").at("spec", "volume_claim_template", 0, "spec")).toMatchObject({
      storage_class_name: "fake-block",
      resources: { requests: { storage: "50Gi" } },
    });
    expect(pod(template, "registry-ghcr", "container", 0, "resources")).toEqual({
      requests: { cpu: "100m", memory: "128Mi" },
      limits: { cpu: "500m", memory: "512Mi" },
    });
  });

  test("GIVEN settings of one THEN they are that one's alone", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } };
    const other = built({
      caches: { ghcr: { storage: "1Ti", storageClass: "fast", keepHours: 24, resources }, dockerhub: {} },
    });

    expect(set(other, "registry-ghcr").at("spec", "volume_claim_template", 0, "spec")).toMatchObject({
      storage_class_name: "fast",
      resources: { requests: { storage: "1Ti" } },
    });
    expect(config(other, "registry-ghcr")).toMatchObject({ proxy: { ttl: "24h" } });
    expect(pod(other, "registry-ghcr", "container", 0, "resources")).toEqual(resources);
    expect(config(other, "registry-dockerhub")).toMatchObject({ proxy: { ttl: "168h" } });
  });

  test("GIVEN a cache THEN it is let out to HTTPS on the internet, and to nothing private", () => {
    const egress = template.resource("kubernetes_network_policy_v1", "registry-ghcr").at("spec", "egress");

    expect(egress).toMatchObject([
      {
        ports: [{ port: "443" }],
        to: [
          {
            ip_block: {
              cidr: "0.0.0.0/0",
              except: expect.arrayContaining(["10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"]),
            },
          },
        ],
      },
      { ports: [{ port: "443" }], to: [{ ip_block: { cidr: "2000::/3" } }] },
    ]);
  });
});

describe("credentials", () => {
  const environment = (template: Template, name: string) => pod(template, name, "container", 0, "env");

  test("GIVEN none THEN the helper has none to tell", () => {
    expect(environment(built(), "registry-dockerhub")).toEqual([
      { name: "OTEL_TRACES_EXPORTER", value: "none" },
      { name: "CREDENTIAL_HOSTS", value: "auth.docker.io registry-1.docker.io" },
    ]);
  });

  test("GIVEN a Secret THEN it is mounted as files, never a variable or a part of the configuration", () => {
    const template = built({ caches: { ghcr: { credentials } } });

    expect(environment(template, "registry-ghcr")).toContainEqual({
      name: "CREDENTIALS",
      value: "/etc/registry/credentials",
    });
    expect(pod(template, "registry-ghcr", "volume")).toContainEqual({
      name: "credentials",
      secret: {
        secret_name: "ghcr-reader",
        default_mode: "0440",
        items: [
          { key: "username", path: "username" },
          { key: "password", path: "password" },
        ],
      },
    });
    expect(config(template, "registry-ghcr").proxy).toEqual({
      remoteurl: "https://ghcr.io",
      ttl: "168h",
      cachewritetimeout: "1h",
      exec: { command: "/etc/distribution/credentials.sh", lifetime: "0s" },
    });
  });

  test("GIVEN an entry of the store THEN External Secrets fetches both of its properties", () => {
    const external = { kind: "external", path: "registries/ghcr" };
    const template = built({ caches: { ghcr: { credentials: external } } });

    expect(String(template.resource("helm_release", "registry-ghcr-credentials").at("values"))).toContain(
      '"remoteRef":{"key":"registries/ghcr","property":"username"}',
    );
  });
});

describe("reach", () => {
  test("GIVEN load balancers THEN each has a port of its own, since k3s takes it on every node", () => {
    const ports = built({ caches: Object.fromEntries(Object.keys(upstreams).map((upstream) => [upstream, {}])) })
      .resources("kubernetes_service_v1")
      .map((service) => [service.name, service.at("spec", "type"), service.at("spec", "port", 0, "port")]);

    expect(ports).toEqual(
      expect.arrayContaining([
        ["registry-ghcr", "LoadBalancer", 5001],
        ["registry-dockerhub", "LoadBalancer", 5002],
        ["registry-quay", "LoadBalancer", 5003],
        ["registry-nvcr", "LoadBalancer", 5004],
        ["registry-k8s", "LoadBalancer", 5005],
      ]),
    );
    expect(new Set(Object.values(registryPorts)).size).toBe(Object.keys(registryPorts).length);
  });

  test("GIVEN addresses THEN they are the Services' and in the certificates", () => {
    const template = built({ reach: clusterIp, caches: { ghcr: { address: "10.43.0.201" } } });

    expect(template.resource("kubernetes_service_v1").at("spec")).toMatchObject({ cluster_ip: "10.43.0.201" });
    expect(String(template.resource("helm_release").at("values"))).toContain('"ipAddresses":["10.43.0.201"]');
  });

  test("GIVEN an existing certificate THEN it serves all caches", () => {
    const template = built({ tls: { kind: "existing", secretName: "wildcard" } });

    expect(template.resources("helm_release")).toEqual([]);
    for (const name of ["registry-ghcr", "registry-dockerhub"])
      expect(JSON.stringify(pod(template, name, "volume"))).toContain('"secret_name":"wildcard"');
  });
});

test("GIVEN settings THEN they need of the target what they ask for", () => {
  const needed = (overrides: object = {}) =>
    imageCaches.needs?.(settings(overrides)).map(({ capability }) => capability);

  expect(needed()).toEqual(["blockStorage", "certificateIssuer", "internalLoadBalancers"]);
  expect(needed({ reach: clusterIp, tls: { kind: "existing", secretName: "wildcard" } })).toEqual(["blockStorage"]);
});

describe("restart", () => {
  test("GIVEN caches THEN one schedule restarts all, by their names", () => {
    const template = built();

    expect(template.resource("kubernetes_cron_job_v1").at("spec", "schedule")).toBe("30 4 * * 0");
    expect(template.resource("kubernetes_role_v1").at("rule", 0, "resource_names")).toEqual([
      "registry-ghcr-0",
      "registry-dockerhub-0",
    ]);
    expect(built({ restartSchedule: "0 1 * * *" }).resource("kubernetes_cron_job_v1").at("spec", "schedule")).toBe(
      "0 1 * * *",
    );
  });

  test.each(["0 4 1 * *", "0 4 * 1 *", "0 4 * *"])("GIVEN the schedule %s THEN it is refused", (restartSchedule) => {
    expect(() => settings({ restartSchedule })).toThrow();
  });
});

describe("what others know of them", () => {
  test("GIVEN caches THEN nodes ask them for the upstream's name, and the upstream when they are away", () => {
    expect(imageCaches.provides(settings(), componentContext())).toEqual({
      mirrors: {
        ghcr: {
          names: ["ghcr.io"],
          url: "https://registry-ghcr.internal.example.com:5001",
          fallback: "https://ghcr.io",
        },
        dockerhub: {
          names: ["docker.io"],
          url: "https://registry-dockerhub.internal.example.com:5002",
          fallback: "https://registry-1.docker.io",
        },
      },
      certificateFrom: "issuer",
    });
  });
});
