import { parse } from "yaml";
import { imageRegistry } from "../../../../../constructs/components/registries/image-registry/image-registry";
import { synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import type { Template } from "../../../../support/template";

const reach = { kind: "clusterIp", address: "10.43.0.200", nodes: ["10.0.0.0/16"] };
const loadBalancer = { kind: "loadBalancer", host: "registry.internal.example.com" };

function settings(overrides: object = {}) {
  return imageRegistry.settings.parse({ reach, ...overrides });
}

function built(overrides: object = {}, cluster = new FakeCluster()): Template {
  return synthesized((scope, context) => imageRegistry.build(scope, settings(overrides), context), { cluster });
}

const set = (template: Template) => template.resource("kubernetes_stateful_set_v1");
const pod = (template: Template, ...path: (string | number)[]) => set(template).at("spec", "template", "spec", ...path);
const config = (template: Template, file = "registry.yml") =>
  parse((template.resource("kubernetes_config_map_v1").at("data") as Record<string, string>)[file] ?? "") as Readonly<
    Record<string, unknown>
  >;
const certificate = (template: Template) => {
  const [values = "{}"] = template.resource("helm_release").at("values") as string[];
  return (JSON.parse(values) as { objects: { spec: Record<string, unknown> }[] }).objects[0]?.spec;
};
const ingress = (template: Template) =>
  template.resource("kubernetes_network_policy_v1", "registry-native").at("spec", "ingress");

describe("the pod", () => {
  const template = built();

  test("GIVEN the smallest settings THEN one pod runs as no root on 100Gi of its own, in the documented size", () => {
    expect(set(template).at("spec")).toMatchObject({
      replicas: "1",
      volume_claim_template: [
        { spec: { storage_class_name: "fake-block", resources: { requests: { storage: "100Gi" } } } },
      ],
    });
    expect(pod(template)).toMatchObject({
      enable_service_links: false,
      security_context: { run_as_user: "1000", fs_group: "1000", fs_group_change_policy: "OnRootMismatch" },
      node_selector: { "fake.cloud/pool": "system" },
      container: [
        {
          image: "docker.io/library/registry:3.1.1",
          command: ["/bin/registry", "serve", "/etc/distribution/registry.yml"],
          security_context: { read_only_root_filesystem: true },
          resources: { requests: { cpu: "200m", memory: "256Mi" }, limits: { cpu: "1", memory: "1Gi" } },
        },
      ],
    });
  });

  test("GIVEN storage, its class and resources THEN they take the place of the defaults", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } };
    const other = built({ storage: "1Ti", storageClass: "fast", resources });

    expect(set(other).at("spec", "volume_claim_template", 0, "spec")).toMatchObject({
      storage_class_name: "fast",
      resources: { requests: { storage: "1Ti" } },
    });
    expect(pod(other, "container", 0, "resources")).toEqual(resources);
  });

  test.each(["startup_probe", "readiness_probe", "liveness_probe"])(
    "GIVEN a pod THEN its %s asks over TLS",
    (probe) => {
      expect(pod(template, "container", 0, probe, "http_get")).toEqual({ path: "/", port: "5000", scheme: "HTTPS" });
    },
  );
});

describe("who may push and pull", () => {
  test("GIVEN the smallest settings THEN nothing is done without the password of a generated Secret", () => {
    const template = built();

    expect(config(template).auth).toEqual({
      htpasswd: { realm: "registry", path: "/etc/registry/htpasswd/htpasswd" },
    });
    expect(template.resource("kubernetes_secret_v1", "registry-credentials").at("data_wo", "username")).toBe("pusher");
    expect(pod(template, "init_container", 0)).toMatchObject({
      name: "htpasswd",
      command: ["sh", "/etc/distribution/make-htpasswd.sh"],
      env: [
        { name: "USERNAME", value_from: { secret_key_ref: { name: "registry-credentials", key: "username" } } },
        { name: "PASSWORD", value_from: { secret_key_ref: { name: "registry-credentials", key: "password" } } },
        { name: "OUTPUT", value: "/etc/registry/htpasswd/htpasswd" },
      ],
    });
    expect(pod(template, "volume")).toContainEqual({
      name: "htpasswd",
      empty_dir: { size_limit: "1Mi", medium: "Memory" },
    });
    expect(pod(template, "container")).toHaveLength(1);
  });

  test("GIVEN an existing Secret THEN none is made, and a generated one's new revision rolls the pod", () => {
    const inputs = (template: Template) =>
      set(template).at("spec", "template", "metadata", "annotations", "gantry.dev/inputs");
    const existing = built({ credentials: { kind: "existing", name: "mine" } });

    expect(existing.resources("kubernetes_secret_v1")).toEqual([]);
    expect(pod(existing, "init_container", 0, "env", 1, "value_from", "secret_key_ref", "name")).toBe("mine");
    expect(inputs(built({ credentials: { kind: "generated", revision: 2 } }))).not.toBe(inputs(built()));
  });

  test("GIVEN anonymous pulls THEN a second process without a password reads the same volume and cannot write it", () => {
    const template = built({ pulls: "anonymous" });
    const pulls = config(template, "pulls.yml");

    expect(pulls).not.toHaveProperty("auth");
    expect(pulls).toMatchObject({ http: { addr: ":5010" }, storage: { maintenance: { readonly: { enabled: true } } } });
    expect(config(template)).toMatchObject({
      auth: { htpasswd: {} },
      storage: { maintenance: { readonly: { enabled: false } } },
    });
    expect(pod(template, "container", 1, "volume_mount")).toContainEqual({
      name: "data",
      mount_path: "/var/lib/registry",
      read_only: true,
    });
    expect(template.resource("kubernetes_service_v1").at("spec", "port")).toMatchObject([
      { name: "registry", port: 5000, target_port: "5000" },
      { name: "pulls", port: 5010, target_port: "5010" },
    ]);
  });
});

describe("TLS", () => {
  test("GIVEN the smallest settings THEN the issuer signs for its names and its address, and the pod waits for it", () => {
    const template = built();

    expect(certificate(template)).toMatchObject({
      secretName: "registry-native-tls",
      dnsNames: expect.arrayContaining(["registry-native.sample.svc", "registry-native.sample.svc.cluster.local"]),
      ipAddresses: ["10.43.0.200"],
      issuerRef: { name: "fake-issuer" },
    });
    expect(config(template).http).toMatchObject({
      tls: { certificate: "/etc/registry/tls/tls.crt", key: "/etc/registry/tls/tls.key", minimumtls: "tls1.2" },
    });
    expect(set(template).dependsOn).toContain(template.resource("helm_release").address);
  });

  test("GIVEN a load balancer THEN its name is in the certificate", () => {
    const spec = certificate(built({ reach: loadBalancer }));

    expect(spec?.dnsNames).toContain("registry.internal.example.com");
    expect(spec).not.toHaveProperty("ipAddresses");
  });

  test("GIVEN an existing Secret THEN it is mounted without its authority, and nobody is asked to sign", () => {
    const template = built({ tls: { kind: "existing", secretName: "mine" } });

    expect(template.resources("helm_release")).toEqual([]);
    expect(pod(template, "volume")).toContainEqual({
      name: "certificate",
      secret: {
        secret_name: "mine",
        default_mode: "0440",
        items: [
          { key: "tls.crt", path: "tls.crt" },
          { key: "tls.key", path: "tls.key" },
        ],
      },
    });
  });
});

describe("reach", () => {
  test("GIVEN an address THEN it is the Service's, and nodes are let in by their networks", () => {
    const template = built();

    expect(template.resource("kubernetes_service_v1").at("spec")).toMatchObject({
      type: "ClusterIP",
      cluster_ip: "10.43.0.200",
    });
    expect(ingress(template)).toMatchObject([
      {
        ports: [{ port: "5000" }],
        from: [{ pod_selector: { match_labels: { "gantry.dev/client-of-registry-native": "true" } } }],
      },
      { ports: [{ port: "5000" }], from: [{ ip_block: { cidr: "10.0.0.0/16" } }] },
      {
        ports: [{ port: "5090" }],
        from: [{ pod_selector: { match_labels: { "gantry.dev/client-of-metrics": "true" } } }],
      },
    ]);
  });

  test("GIVEN a load balancer THEN it is an internal one, for the private network or the networks that are named", () => {
    const named = built({ reach: { ...loadBalancer, cidrs: ["10.9.0.0/16"] } });

    expect(built({ reach: loadBalancer }).resource("kubernetes_service_v1").body).toMatchObject({
      metadata: { annotations: { "gantry.dev/reach": "internal" } },
      spec: { type: "LoadBalancer" },
    });
    expect(ingress(built({ reach: loadBalancer }))).toMatchObject([
      {},
      { from: [{ ip_block: { cidr: "10.0.0.0/8" } }, {}, {}, {}] },
      {},
    ]);
    expect(named.resource("kubernetes_service_v1").at("spec", "load_balancer_source_ranges")).toEqual(["10.9.0.0/16"]);
    expect(ingress(named)).toMatchObject([{}, { from: [{ ip_block: { cidr: "10.9.0.0/16" } }] }, {}]);
  });

  test("GIVEN a registry THEN it connects to nobody", () => {
    expect(built().resource("kubernetes_network_policy_v1", "registry-native").at("spec", "policy_types")).toEqual([
      "Ingress",
    ]);
  });
});
