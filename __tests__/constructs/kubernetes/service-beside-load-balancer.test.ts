import { acknowledgementKey } from "../../../constructs/core/acknowledge";
import { Service, type ServiceProps } from "../../../constructs/kubernetes/service";
import { synthesized } from "../../support/component-context";
import { FakeCluster } from "../../support/fake-cluster";

const reason = "the status page is meant for everybody";

/** A Service on a target that makes load balancers beside Services instead of from them. */
function built(props: Partial<Omit<ServiceProps, "context">>) {
  const requests: unknown[] = [];
  const acknowledged: unknown[] = [];
  const cluster = new FakeCluster();
  const expose = (_scope: unknown, _id: string, request: unknown) => {
    requests.push(request);
    return { type: "ClusterIP", annotations: {} };
  };
  Object.assign(cluster.exposure, { expose });
  const template = synthesized(
    (scope, context) => {
      const shared = { context, name: "api", selector: { app: "api" }, ports: [{ name: "http", port: 80 }] };
      new Service(scope, "service", { ...shared, ...props });
      const found = scope.node.findAll().flatMap((construct) => construct.node.metadata);
      acknowledged.push(...found.filter(({ type }) => type === acknowledgementKey));
    },
    { cluster },
  );
  return { service: template.resource("kubernetes_service_v1"), requests, acknowledged };
}

test("GIVEN an exposure THEN the Service stays inside, and nobody waits for an address", () => {
  const { service } = built({ exposure: { kind: "internal" } });

  expect(service.at("spec", "type")).toBe("ClusterIP");
  expect(service.at("wait_for_load_balancer")).toBe(false);
});

test("GIVEN open to everybody THEN the reason goes to who makes the load balancer, for the Service is not public", () => {
  const { requests, acknowledged } = built({ exposure: { kind: "open", reason } });

  expect(requests).toEqual([expect.objectContaining({ reach: "internet", openBecause: reason })]);
  expect(acknowledged).toEqual([]);
});

test("GIVEN a host and HTTP THEN it is asked for both", () => {
  const http = { healthPath: "/health" };
  const { requests } = built({ exposure: { kind: "internal" }, host: "api.example.com", http });

  expect(requests).toEqual([expect.objectContaining({ host: "api.example.com", http })]);
});
