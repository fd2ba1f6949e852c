import type { ResolvedEnvironment } from "../../../../../config/resolved-environment";
import { postgres } from "../../../../../constructs/components/data/postgres/postgres";
import { api } from "../../../../../constructs/components/gpu-dev/api/api";
import { componentContext, synthesized } from "../../../../support/component-context";
import { FakeCluster } from "../../../../support/fake-cluster";
import { resolvedEnvironment } from "../../../../support/resolved-environment";
import type { Template } from "../../../../support/template";

const smallest = { image: "registry.example.com/api:1", login: { kind: "awsRole", region: "us-east-2" } };
const required = { postgres: {}, migrations: {} };

function settings(overrides: object = {}) {
  return api.settings.parse({ ...smallest, ...overrides });
}

function built(overrides: object = {}, cluster = new FakeCluster()): Template {
  return synthesized((scope, context) => api.build(scope, settings(overrides), context), { cluster, required });
}

const deployment = (template: Template) => template.resource("kubernetes_deployment_v1");
const container = (template: Template, ...path: (string | number)[]) =>
  deployment(template).at("spec", "template", "spec", "container", 0, ...path);
const data = (template: Template) => template.resource("kubernetes_config_map_v1").at("data") as Record<string, string>;

describe("the workload", () => {
  const template = built();

  test("GIVEN the smallest settings THEN two pods of the image serve on port 8000, in the documented size", () => {
    expect(deployment(template).at("spec", "replicas")).toBe("2");
    expect(container(template)).toMatchObject({
      image: "registry.example.com/api:1",
      port: [{ name: "http", container_port: 8000 }],
      resources: { requests: { cpu: "250m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } },
    });
  });

  test("GIVEN the smallest settings THEN a roll or a drain leaves one serving", () => {
    expect(deployment(template).at("spec", "strategy", "rolling_update", "max_unavailable")).toBe("0");
    expect(template.resource("kubernetes_pod_disruption_budget_v1").at("spec", "max_unavailable")).toBe("1");
  });

  test.each(["startup_probe", "liveness_probe", "readiness_probe"])(
    "GIVEN the smallest settings THEN its %s asks /health",
    (probe) => {
      expect(container(template, probe, "http_get")).toEqual({ path: "/health", port: "8000", scheme: "HTTP" });
    },
  );

  test("GIVEN replicas and resources THEN they take the place of the defaults", () => {
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } };

    expect(deployment(built({ replicas: 3 })).at("spec", "replicas")).toBe("3");
    expect(container(built({ resources }), "resources")).toEqual(resources);
  });

  test("GIVEN the smallest settings THEN it runs on the nodes of the control plane, without a Kubernetes token", () => {
    expect(deployment(template).at("spec", "template", "spec")).toMatchObject({
      node_selector: { "fake.cloud/pool": "system" },
      service_account_name: "api-service-sa",
      automount_service_account_token: false,
    });
  });
});

describe("configuration", () => {
  test("GIVEN the smallest settings THEN it knows the database, the queues and who may log in", () => {
    const database = postgres.provides(postgres.settings.parse({}), componentContext());

    expect(data(built())).toMatchObject({
      POSTGRES_HOST: database.host,
      POSTGRES_PORT: String(database.port),
      PGSSLMODE: database.sslMode,
      QUEUE_NAME: "gpu_reservations",
      DISK_QUEUE_NAME: "disk_operations",
      API_KEY_TTL_HOURS: "2",
      ALLOWED_AWS_ROLE: "SSOCloudDevGpuReservation",
      AWS_REGION: "us-east-2",
    });
  });

  test("GIVEN the smallest settings THEN name and password of the database come from its Secret", () => {
    const database = postgres.provides(postgres.settings.parse({}), componentContext());
    const reference = (key: string) => ({ value_from: { secret_key_ref: { name: database.credentials.name, key } } });

    expect(container(built(), "env")).toEqual(
      expect.arrayContaining([
        { name: "POSTGRES_USER", ...reference(database.credentialKeys.username) },
        { name: "POSTGRES_PASSWORD", ...reference(database.credentialKeys.password) },
      ]),
    );
  });

  test("GIVEN a local developer THEN everybody is that user, and no role is asked for", () => {
    const local = data(built({ login: { kind: "localDeveloper", user: "dev" } }));

    expect(local).toHaveProperty("LOCAL_DEV_USER", "dev");
    expect(local).not.toHaveProperty("ALLOWED_AWS_ROLE");
  });

  test("GIVEN a changed setting THEN the pods roll", () => {
    const inputs = (template: Template) =>
      deployment(template).at("spec", "template", "metadata", "annotations", "gantry.dev/inputs");

    expect(inputs(built({ apiKeyHours: 8 }))).not.toBe(inputs(built()));
    expect(inputs(built())).toBe(inputs(built()));
  });
});

describe("identity", () => {
  test("GIVEN a target with cloud identity THEN it may say who it is, rename snapshots, and read a named bucket", () => {
    const [local, plain, withBucket] = [new FakeCluster(), new FakeCluster(), new FakeCluster()];
    built({ login: { kind: "localDeveloper", user: "dev" } }, local);
    built({}, plain);
    built({ diskContentsBucket: "disks" }, withBucket);
    const renaming = { kind: "snapshots", mark: "gpu-dev-user", verbs: ["read"], tags: ["disk_name"] };
    // A local developer's API is not let out to Amazon.
    expect(local.identityRequests[0]?.grants).toEqual([]);
    expect(plain.identityRequests[0]?.grants).toEqual([{ kind: "callerIdentity" }, renaming]);
    expect(withBucket.identityRequests[0]?.grants).toEqual([
      { kind: "callerIdentity" },
      renaming,
      { kind: "objectStorage", bucket: "disks", access: "read" },
    ]);
  });

  test("GIVEN a target without THEN it asks for nothing", () => {
    const cluster = new FakeCluster({ capabilities: [] });
    built({}, cluster);

    expect(cluster.identityRequests[0]?.grants).toEqual([]);
  });

  test("GIVEN a bucket THEN it needs cloud identity, named by the setting", () => {
    expect(api.needs?.(settings({ diskContentsBucket: "disks" }))).toEqual([
      { capability: "cloudIdentity", setting: "diskContentsBucket" },
    ]);
    expect(api.needs?.(settings())).toEqual([]);
  });
});

describe("network", () => {
  const policy = (template: Template, direction: string) =>
    template.resource("kubernetes_network_policy_v1").at("spec", direction) as object[];
  const anywhere = [{ ip_block: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }];

  test("GIVEN login by role THEN it is let out to the database, to HTTPS anywhere but at the metadata service, for AWS has no fixed addresses, and to its credentials", () => {
    const [database, aws, credentials, ...others] = policy(built(), "egress");

    expect(database).toMatchObject({ ports: [{ port: "5432" }] });
    expect(aws).toEqual({ ports: [{ port: "443", protocol: "TCP" }], to: anywhere });
    expect(credentials).toMatchObject({ ports: [{ port: "80" }], to: [{ ip_block: { cidr: "192.0.2.23/32" } }] });
    expect(others).toEqual([]);
  });

  test("GIVEN a local developer THEN it is let out to the database only", () => {
    expect(policy(built({ login: { kind: "localDeveloper", user: "dev" } }), "egress")).toHaveLength(1);
  });

  test("GIVEN nothing public THEN only pods with its client label are let in, and it has the one inner service", () => {
    const template = built();

    expect(policy(template, "ingress")).toMatchObject([
      {
        ports: [{ port: "8000" }],
        from: [{ pod_selector: { match_labels: { "gantry.dev/client-of-api-service": "true" } } }],
      },
    ]);
    expect(template.resource("kubernetes_service_v1").body).toMatchObject({
      metadata: { name: "api-service" },
      spec: { type: "ClusterIP", port: [{ port: 80, target_port: "8000" }] },
    });
  });

  test("GIVEN public to some networks THEN they reach the load balancer and the pods, and nobody else does", () => {
    const exposure = { kind: "internet", cidrs: ["203.0.113.0/24"] };
    const template = built({ public: { exposure, tls: { terminatedBy: "the company's own edge proxy" } } });

    expect(template.resource("kubernetes_service_v1", "api-service-public").at("spec")).toMatchObject({
      type: "LoadBalancer",
      load_balancer_source_ranges: ["203.0.113.0/24"],
    });
    expect(policy(template, "ingress")[1]).toMatchObject({ from: [{ ip_block: { cidr: "203.0.113.0/24" } }] });
  });

  test.each([
    ["internal", "internalLoadBalancers"],
    ["internet", "internetLoadBalancers"],
  ])("GIVEN public %s THEN it needs %s, named by the setting", (kind, capability) => {
    const exposure = kind === "internal" ? { kind } : { kind, cidrs: ["203.0.113.0/24"] };

    expect(api.needs?.(settings({ public: { exposure } }))).toEqual([{ capability, setting: "public.exposure" }]);
  });
});

describe("what others know of it", () => {
  test("GIVEN a site THEN its address, its port and the label of its clients are literals", () => {
    expect(api.provides(settings(), componentContext())).toEqual({
      host: "api-service.sample.svc",
      port: 80,
      network: {
        kind: "pods",
        namespace: "sample",
        podLabels: { "app.kubernetes.io/name": "api-service", "app.kubernetes.io/instance": "sample" },
        ports: [8000],
        clientLabels: { "gantry.dev/client-of-api-service": "true" },
      },
    });
  });
});

describe("refusals", () => {
  const problems = (overrides: object, environment: Readonly<Record<string, unknown>> = {}) =>
    (api.check?.(settings(overrides), resolvedEnvironment(environment) as ResolvedEnvironment) ?? []).map(
      ({ setting }) => setting,
    );

  test("GIVEN one replica in a protected environment THEN it is refused; where environments come and go it is not", () => {
    expect(problems({ replicas: 1 })).toEqual(["replicas"]);
    expect(problems({ replicas: 1 }, { deletionProtection: false })).toEqual([]);
  });

  test("GIVEN a local developer in a protected environment, or in public THEN it is refused", () => {
    const login = { kind: "localDeveloper", user: "dev" };

    expect(problems({ login })).toEqual(["login"]);
    expect(problems({ login }, { deletionProtection: false })).toEqual([]);
    expect(problems({ login, public: { exposure: { kind: "internal" } } }, { deletionProtection: false })).toEqual([
      "login",
    ]);
  });

  test("GIVEN the internet without TLS in front THEN it is refused; on the private network it is not", () => {
    expect(problems({ public: { exposure: { kind: "internet", cidrs: ["203.0.113.0/24"] } } })).toEqual(["public.tls"]);
    expect(problems({ public: { exposure: { kind: "internal" } } })).toEqual([]);
  });

  test("GIVEN the smallest settings THEN nothing is refused", () => {
    expect(problems({})).toEqual([]);
  });

  test.each([
    ["no image", { image: undefined }],
    ["a role with a wildcard", { login: { kind: "awsRole", role: "*", region: "us-east-2" } }],
    ["keys that live for ever", { apiKeyHours: 1000 }],
    ["21 replicas", { replicas: 21 }],
  ])("GIVEN %s THEN the schema refuses it", (_what, overrides) => {
    expect(api.settings.safeParse({ ...smallest, ...overrides }).success).toBe(false);
  });
});
