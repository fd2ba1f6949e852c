import { acknowledgementKey } from "../../../constructs/core/acknowledge";
import { exposedTo } from "../../../constructs/kubernetes/exposed-to";
import { Service, type ServiceProps } from "../../../constructs/kubernetes/service";
import { type ContextOptions, componentContext, synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";

type Props = Partial<Omit<ServiceProps, "context">>;

function service(props: Props = {}, options: ContextOptions = {}) {
  return synthesized((scope, context) => {
    new Service(scope, "service", {
      context,
      name: "api",
      selector: { app: "api" },
      ports: [{ name: "http", port: 80 }],
      ...props,
    });
  }, options).resource("kubernetes_service_v1");
}

test("GIVEN a service THEN it is reached inside the cluster only, and no load balancer is waited for", () => {
  expect(service().body).toMatchObject({
    metadata: { name: "api", namespace: "sample" },
    spec: {
      type: "ClusterIP",
      selector: { app: "api" },
      port: [{ name: "http", port: 80, target_port: "80", protocol: "TCP" }],
    },
    wait_for_load_balancer: false,
  });
  expect(service().at("metadata", "annotations")).toBeUndefined();
  expect(service().at("spec", "cluster_ip")).toBeUndefined();
});

test("GIVEN a port of the pods THEN it is the target", () => {
  expect(service({ ports: [{ name: "http", port: 80, targetPort: 8000 }] }).at("spec", "port", 0)).toMatchObject({
    port: 80,
    target_port: "8000",
  });
});

test("GIVEN a headless service THEN it names pods, ready or not, and has no address", () => {
  expect(service({ addressing: "headless" }).at("spec")).toMatchObject({
    cluster_ip: "None",
    publish_not_ready_addresses: true,
  });
});

test("GIVEN an address THEN it is the service's own", () => {
  expect(service({ addressing: { address: "10.43.0.200" } }).at("spec")).toMatchObject({
    type: "ClusterIP",
    cluster_ip: "10.43.0.200",
  });
});

describe("exposure", () => {
  test("GIVEN internal THEN it is the target's internal load balancer, and the deploy waits for its address", () => {
    expect(service({ exposure: { kind: "internal" } }).body).toMatchObject({
      metadata: { annotations: { "fake.cloud/scheme": "internal", "gantry.dev/reach": "internal" } },
      spec: { type: "LoadBalancer", load_balancer_class: "fake/internal", external_traffic_policy: "Local" },
      wait_for_load_balancer: true,
    });
    expect(service({ exposure: { kind: "internal" } }).at("spec", "load_balancer_source_ranges")).toBeUndefined();
  });

  test("GIVEN internet for some networks THEN only they reach the load balancer", () => {
    expect(service({ exposure: { kind: "internet", cidrs: ["203.0.113.0/24"] } }).body).toMatchObject({
      metadata: { annotations: { "gantry.dev/reach": "internet" } },
      spec: { load_balancer_class: "fake/internet", load_balancer_source_ranges: ["203.0.113.0/24"] },
    });
  });

  test("GIVEN open to everybody THEN it has no source ranges, and the reason acknowledges the policy's finding", () => {
    const reason = "the status page is meant for everybody";
    const rendered = service({ exposure: { kind: "open", reason } });
    expect(rendered.at("metadata", "annotations", "gantry.dev/reach")).toBe("internet");
    expect(rendered.at("spec", "load_balancer_source_ranges")).toBeUndefined();

    synthesized((scope, context) => {
      new Service(scope, "s", {
        context,
        name: "api",
        selector: { app: "api" },
        ports: [],
        exposure: { kind: "open", reason },
      });
      const found = scope.node
        .findAll()
        .flatMap((construct) => construct.node.metadata)
        .filter((entry) => entry.type === acknowledgementKey);
      expect(found.map((entry) => entry.data as unknown)).toEqual([{ rule: "public-exposure", reason }]);
    });
  });

  test.each(["internal", "internet"] as const)(
    "GIVEN a target without %s load balancers THEN it is refused",
    (kind) => {
      const exposure = kind === "internal" ? { kind } : { kind, cidrs: ["203.0.113.0/24"] };

      expect(() => service({ exposure }, { cluster: new FakeCluster({ capabilities: [] }) })).toThrow(
        `no ${kind} load balancers`,
      );
    },
  );

  test("GIVEN a headless service THEN its exposure is refused", () => {
    expect(() => service({ addressing: "headless", exposure: { kind: "internal" } })).toThrow(
      "sample-apps/service: the headless service api cannot be exposed; give the exposed one an address of its own",
    );
  });
});

describe("the networks of an exposure, for the network policy of the pods behind it", () => {
  test.each([
    [{ kind: "internal", cidrs: ["10.1.0.0/16"] }, ["10.1.0.0/16"]],
    [{ kind: "internal" }, ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]],
    [{ kind: "internet", cidrs: ["203.0.113.0/24"] }, ["203.0.113.0/24"]],
    [{ kind: "open", reason: "" }, ["0.0.0.0/0", "::/0"]],
  ] as const)("GIVEN %j THEN they are %j", (exposure, networks) => {
    const { exposure: target } = new FakeCluster();

    expect(exposedTo(target, exposure as Parameters<typeof exposedTo>[1])).toEqual(networks);
  });
});

test("GIVEN two services of one component THEN neither takes the other's place", () => {
  const context = componentContext();
  const names = synthesized((scope) => {
    const shared = { context, selector: { app: "api" }, ports: [{ name: "http", port: 80 }] };
    for (const name of ["api", "api-public"]) new Service(scope, name, { ...shared, name });
  })
    .resources("kubernetes_service_v1")
    .map((block) => block.name);

  expect(names.sort()).toEqual(["api", "api-public"]);
});
