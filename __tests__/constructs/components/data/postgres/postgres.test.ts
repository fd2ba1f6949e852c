import { postgres } from "../../../../../constructs/components/data/postgres/postgres";
import { componentContext, synthesized } from "../../../../support/component-context";
import type { Template } from "../../../../support/template";

const built = (engine: object = {}) =>
  synthesized((scope, context) =>
    postgres.build(scope, postgres.settings.parse({ engine: { kind: "patroni", ...engine } }), context),
  );
const external = {
  kind: "external",
  host: "db.example.com",
  database: "app",
  credentials: "db-login",
  cidrs: ["10.0.0.0/16"],
};

interface Container {
  readonly name: string;
  readonly env: readonly { readonly name: string; readonly value?: string; readonly value_from?: object }[];
}
const pod = (template: Template) =>
  template.resource("kubernetes_stateful_set_v1").at("spec", "template", "spec") as {
    readonly container: readonly Container[];
    readonly init_container: readonly Container[];
  };

describe("postgres, run by Patroni", () => {
  const template = built();

  it("makes nothing outside its namespace, and no operator", () => {
    const types = new Set(template.resources().map(({ type }) => type));
    expect([...types].filter((type) => /cluster_role|custom|helm|namespace|storage_class/.test(type))).toEqual([]);
  });

  it("starts its members at once, since the last primary may be any of them", () => {
    expect(template.resource("kubernetes_stateful_set_v1").at("spec", "pod_management_policy")).toBe("Parallel");
  });

  it("lets Patroni make, delete and read nothing but its own state", () => {
    const rules = template.resource("kubernetes_role_v1").at("rule") as readonly {
      readonly resources: readonly string[];
      readonly resource_names?: readonly string[];
      readonly verbs: readonly string[];
    }[];
    expect(
      rules
        .flatMap(({ verbs }) => verbs)
        .filter((verb) => ["create", "delete", "update", "deletecollection", "*"].includes(verb)),
    ).toEqual([]);
    expect(rules.flatMap(({ resources }) => resources)).not.toContain("secrets");
    for (const { verbs, resource_names } of rules.filter(
      ({ verbs }) => verbs.includes("patch") || verbs.includes("get"),
    )) {
      expect({ verbs, named: (resource_names ?? []).length > 0 }).toEqual({ verbs, named: true });
    }
  });

  it("lets scrapers of the environment in to the metrics, and nobody else", () => {
    const policy = template.resource("kubernetes_network_policy_v1");
    const rules = policy.at("spec", "ingress") as readonly {
      readonly ports: readonly { readonly port: string }[];
      readonly from: readonly { readonly pod_selector?: { readonly match_labels: Record<string, string> } }[];
    }[];
    const open = rules.filter(({ ports }) => ports.some(({ port }) => port === "9187"));
    expect(open.flatMap(({ from }) => from.map((peer) => peer.pod_selector?.match_labels))).toEqual([
      { "gantry.dev/client-of-metrics": "true" },
    ]);
  });

  it("makes the objects that Patroni keeps its state in, and then leaves them alone", () => {
    const state = template.resources("kubernetes_config_map_v1").filter((block) => block.at("lifecycle") !== undefined);
    expect(state.map(({ name }) => name).sort()).toEqual([
      "postgres-config",
      "postgres-failover",
      "postgres-leader",
      "postgres-sync",
    ]);
    for (const block of state)
      expect(block.at("lifecycle", "ignore_changes")).toEqual(["metadata[0].annotations", "metadata[0].labels"]);
    const set = template.resource("kubernetes_stateful_set_v1");
    expect(set.dependsOn).toEqual(expect.arrayContaining(state.map(({ address }) => address)));
  });

  it("leads each service to the members of one role, and has no replica service with one member", () => {
    const selectors = (from: Template) =>
      Object.fromEntries(
        from
          .resources("kubernetes_service_v1")
          .map((block) => [String(block.name), (block.at("spec", "selector") as { role?: string }).role]),
      );
    expect(selectors(template)).toEqual({
      postgres: undefined,
      "postgres-primary": "primary",
      "postgres-replica": "replica",
    });
    expect(selectors(built({ members: 1 }))).toEqual({ postgres: undefined, "postgres-primary": "primary" });
  });

  it("listens on the member's own address only", () => {
    const [member] = pod(template).container;
    const addresses = member?.env.filter(({ name }) => /LISTEN|CONNECT_ADDRESS/.test(name)).map(({ value }) => value);
    expect(addresses).toEqual(["$(POD_IP):5432", "$(POD_IP):5432", "$(POD_IP):8008", "$(POD_IP):8008"]);
  });

  it("brings PGMQ's files only where the queue is wanted", () => {
    const names = (from: Template) => pod(from).init_container.map(({ name }) => name);
    expect(names(template)).toEqual(["prepare", "pgmq"]);
    expect(names(built({ extensions: ["pg_partman"] }))).toEqual(["prepare"]);
  });

  it("mounts a certificate that exists instead of making one", () => {
    const variables = (from: Template) => pod(from).init_container[0]?.env.map(({ name }) => name);
    expect(variables(template)).toContain("CERTIFICATE");
    expect(variables(built({ certificate: "postgres-tls" }))).not.toContain("CERTIFICATE");
    expect(JSON.stringify(pod(built({ certificate: "postgres-tls" })))).toContain('"secret_name":"postgres-tls"');
  });

  it("gives the archive's variables to PostgreSQL alone", () => {
    const archive = { environment: { secret: "wal-archive", keys: ["WALG_S3_PREFIX"] } };
    const holders = pod(built({ archive })).container.filter(({ env }) =>
      env.some(({ name }) => name === "WALG_S3_PREFIX"),
    );
    expect(holders.map(({ name }) => name)).toEqual(["postgres"]);
  });

  it("rolls the members when a password is to be replaced", () => {
    const hash = (from: Template) =>
      from.resource("kubernetes_stateful_set_v1").at("spec", "template", "metadata", "annotations");
    const rotated = built({ credentials: { replication: { kind: "generated", revision: 2 } } });
    expect(hash(rotated)).not.toEqual(hash(template));
  });
});

describe("postgres, run by somebody else", () => {
  it("makes nothing", () => {
    const template = synthesized((scope, context) =>
      postgres.build(scope, postgres.settings.parse({ engine: external }), context),
    );
    expect(template.resources()).toEqual([]);
  });

  it("gives clients the same kind of endpoint", () => {
    const site = componentContext();
    const here = postgres.provides(postgres.settings.parse({}), site);
    const there = postgres.provides(postgres.settings.parse({ engine: external }), site);
    expect(here).toMatchObject({
      host: `postgres-primary.${site.namespace}.svc`,
      port: 5432,
      database: "gpudev",
      credentials: { name: "postgres-credentials" },
    });
    expect(there).toMatchObject({
      host: "db.example.com",
      sslMode: "verify-full",
      network: { kind: "addresses", cidrs: ["10.0.0.0/16"], ports: [5432] },
    });
    expect(Object.keys(there).filter((key) => !(key in here))).toEqual([]);
  });
});
