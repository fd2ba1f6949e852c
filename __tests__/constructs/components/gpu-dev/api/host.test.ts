import { api } from "../../../../../constructs/components/gpu-dev/api/api";
import type { ExposureRequest } from "../../../../../constructs/contracts/service-exposure";
import { synthesized } from "../../../../support/component-context";
import { eksTarget } from "../../../../support/eks-target";
import { FakeCluster } from "../../../../support/fake-cluster";
import { resolvedEnvironment } from "../../../../support/resolved-environment";

const exposure = { kind: "internet", cidrs: ["203.0.113.0/24"] } as const;
const host = "api.gpu-dev.example.com";

function settings(outside?: object) {
  return api.settings.parse({
    image: "registry.example.com/api:1",
    login: { kind: "awsRole", region: "us-east-2" },
    ...(outside ? { public: outside } : {}),
  });
}

/** What a build asks of the target's load balancers. */
function asked(outside: object): readonly Partial<ExposureRequest>[] {
  const cluster = new FakeCluster();
  const requests: Partial<ExposureRequest>[] = [];
  const arrivals = (request: Omit<ExposureRequest, "service">, clients: readonly string[]) => {
    requests.push(request);
    return [...clients, "10.0.128.0/24"];
  };
  const expose = (_scope: unknown, _id: string, request: ExposureRequest) => {
    requests.push(request);
    return { type: "ClusterIP", annotations: {} } as const;
  };
  Object.assign(cluster.exposure, { arrivals, expose });
  const template = synthesized((scope, context) => api.build(scope, settings(outside), context), {
    cluster,
    required: { postgres: {}, migrations: {} },
  });
  const ingress = JSON.stringify(
    template.resource("kubernetes_network_policy_v1", "api-service").at("spec", "ingress"),
  );
  expect(ingress).toContain('"cidr":"10.0.128.0/24"');
  return requests;
}

test("GIVEN a host THEN both the Service and its pods' network policy ask for HTTP under it", () => {
  const http = { healthPath: "/health" };

  expect(asked({ exposure, host })).toEqual([
    expect.objectContaining({ reach: "internet", host, http }),
    expect.objectContaining({
      reach: "internet",
      host,
      http,
      service: expect.objectContaining({ name: "api-service-public" }),
    }),
  ]);
});

test("GIVEN no host THEN none is asked for", () => {
  for (const request of asked({ exposure })) expect(request).not.toHaveProperty("host");
});

test("GIVEN a host THEN it is the API's, in HTTP; GIVEN none THEN it has none", () => {
  expect(api.hosts?.(settings({ exposure, host }))).toEqual([{ setting: "public.host", host, exposure, http: true }]);
  expect(api.hosts?.(settings({ exposure }))).toEqual([]);
  expect(api.hosts?.(settings())).toEqual([]);
});

describe("TLS", () => {
  const problems = (outside: object, edge?: object) => {
    const environment = resolvedEnvironment({ target: { ...eksTarget, ...(edge ? { edge } : {}) } });
    return (api.check?.(settings(outside), environment) ?? []).map(({ setting }) => setting);
  };
  const web = { domain: "gpu-dev.example.com", web: { clients: { kind: "networks", cidrs: ["203.0.113.0/24"] } } };

  test("GIVEN a host that the shared load balancer serves THEN nothing else has to end TLS", () => {
    expect(problems({ exposure, host }, web)).toEqual([]);
  });

  test.each([
    ["no host", { exposure }, web],
    ["a host that its certificate is not for", { exposure, host: "api.example.org" }, web],
    ["no such load balancer", { exposure, host }, { domain: "gpu-dev.example.com" }],
    ["no edge", { exposure, host }, undefined],
  ])("GIVEN %s THEN something has to", (_what, outside, edge) => {
    expect(problems(outside, edge)).toEqual(["public.tls"]);
  });
});
