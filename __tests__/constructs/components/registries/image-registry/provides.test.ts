import { imageRegistry } from "../../../../../constructs/components/registries/image-registry/image-registry";
import { componentContext } from "../../../../support/component-context";

const reach = { kind: "clusterIp", address: "10.43.0.200", nodes: ["10.0.0.0/16"] };
const loadBalancer = { kind: "loadBalancer", host: "registry.internal.example.com" };

function settings(overrides: object = {}) {
  return imageRegistry.settings.parse({ reach, ...overrides });
}

describe("what others know of it", () => {
  test("GIVEN a site THEN its names, its port and its Secret are literals, and nodes go to its address", () => {
    expect(imageRegistry.provides(settings(), componentContext())).toEqual({
      host: "registry-native.sample.svc",
      port: 5000,
      network: {
        kind: "pods",
        namespace: "sample",
        podLabels: { "app.kubernetes.io/name": "registry-native", "app.kubernetes.io/instance": "sample" },
        ports: [5000],
        clientLabels: { "gantry.dev/client-of-registry-native": "true" },
      },
      credentials: { name: "registry-credentials", revision: "1" },
      credentialKeys: { username: "username", password: "password" },
      certificateFrom: "issuer",
      mirror: {
        names: ["registry-native.sample.svc:5000", "registry-native.sample.svc.cluster.local:5000", "10.43.0.200:5000"],
        url: "https://10.43.0.200:5000",
      },
    });
  });

  test("GIVEN anonymous pulls by a load balancer THEN nodes pull from the read-only port under the same name", () => {
    const { mirror } = imageRegistry.provides(
      settings({ pulls: "anonymous", reach: loadBalancer }),
      componentContext(),
    );

    expect(mirror.names).toContain("registry.internal.example.com:5000");
    expect(mirror.url).toBe("https://registry.internal.example.com:5010");
  });

  test("GIVEN settings THEN it needs of the target what they ask for", () => {
    const needed = (overrides: object = {}) =>
      imageRegistry.needs?.(settings(overrides)).map(({ capability }) => capability);

    expect(needed()).toEqual(["blockStorage", "certificateIssuer"]);
    expect(needed({ reach: loadBalancer, tls: { kind: "existing", secretName: "mine" } })).toEqual([
      "blockStorage",
      "internalLoadBalancers",
    ]);
  });
});
