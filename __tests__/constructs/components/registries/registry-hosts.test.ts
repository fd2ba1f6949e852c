import { imageCaches } from "../../../../constructs/components/registries/image-caches/image-caches";
import { imageRegistry } from "../../../../constructs/components/registries/image-registry/image-registry";
import type { ExposureRequest } from "../../../../constructs/contracts/service-exposure";
import { synthesized } from "../../../support/component-context";
import { FakeCluster } from "../../../support/fake-cluster";

const tls = { kind: "existing", secretName: "tls" };
const exposure = { kind: "internal" };
const caches = imageCaches.settings.parse({
  tls,
  reach: { kind: "loadBalancer", domain: "internal.example.com" },
  caches: { ghcr: {}, quay: {} },
});
const registry = (reach: object) => imageRegistry.settings.parse({ tls, reach });
const balanced = registry({ kind: "loadBalancer", host: "registry.internal.example.com" });

test("GIVEN load balancers THEN each registry has the host that nodes call it by, and the setting it follows from", () => {
  const hosts = ["registry-ghcr.internal.example.com", "registry-quay.internal.example.com"];

  expect(imageCaches.hosts?.(caches)).toEqual(
    hosts.map((host) => ({ setting: "reach.domain", host, exposure, http: false })),
  );
  expect(imageRegistry.hosts?.(balanced)).toEqual([
    { setting: "reach.host", host: "registry.internal.example.com", exposure, http: false },
  ]);
});

test("GIVEN an address of the service network THEN there is no host", () => {
  const inside = registry({ kind: "clusterIp", address: "10.43.0.200", nodes: ["10.0.0.0/16"] });

  expect(imageRegistry.hosts?.(inside)).toEqual([]);
});

test("GIVEN a host THEN the target is asked for it, and what it says arrives at the pods is let in", () => {
  const cluster = new FakeCluster();
  const requests: ExposureRequest[] = [];
  Object.assign(cluster.exposure, {
    arrivals: () => ["10.0.16.0/20"],
    expose: (_scope: unknown, _id: string, request: ExposureRequest) => {
      requests.push(request);
      return { type: "ClusterIP", annotations: {} };
    },
  });
  const template = synthesized((scope, context) => imageRegistry.build(scope, balanced, context), { cluster });
  const policy = template.resource("kubernetes_network_policy_v1", "registry-native");

  expect(requests).toEqual([expect.objectContaining({ reach: "internal", host: "registry.internal.example.com" })]);
  expect(JSON.stringify(policy.at("spec", "ingress"))).toContain('"cidr":"10.0.16.0/20"');
  expect(JSON.stringify(policy.at("spec", "ingress"))).not.toContain("192.168.0.0/16");
});
