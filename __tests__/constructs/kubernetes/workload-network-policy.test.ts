import type { NetworkEndpoint, PodEndpoint } from "../../../constructs/contracts/network-endpoint";
import type { IngressRule } from "../../../constructs/kubernetes/ingress-rule";
import type { PodOptions } from "../../../constructs/kubernetes/pod";
import { ServiceAccount, type ServiceAccountProps } from "../../../constructs/kubernetes/service-account";
import { WorkloadNetworkPolicy } from "../../../constructs/kubernetes/workload-network-policy";
import { type ContextOptions, synthesized } from "../../support/component-context";

interface Traffic {
  readonly accepts?: readonly IngressRule[];
  readonly connectsTo?: readonly NetworkEndpoint[];
}

const database: PodEndpoint = {
  kind: "pods",
  namespace: "sample",
  podLabels: { app: "db" },
  ports: [5432],
  clientLabels: { "gantry.dev/client-of-db": "true" },
};

function policies(pod: Traffic, options: ContextOptions = {}) {
  return synthesized((scope, context) => {
    new WorkloadNetworkPolicy(scope, "network", { context, name: "app", pod });
  }, options).resources("kubernetes_network_policy_v1");
}

function spec(pod: Traffic, options: ContextOptions = {}): unknown {
  return policies(pod, options)[0]?.at("spec");
}

test("GIVEN a workload that connects to nothing and accepts nobody THEN it has no policy beside the default deny", () => {
  expect(policies({})).toEqual([]);
});

test("GIVEN both directions THEN the policy selects the workload's pods and names both", () => {
  expect(spec({ accepts: [{ ports: [80], from: "members" }], connectsTo: [database] })).toMatchObject({
    pod_selector: { match_labels: { "app.kubernetes.io/name": "app", "app.kubernetes.io/instance": "sample" } },
    policy_types: ["Ingress", "Egress"],
  });
});

test("GIVEN one direction THEN the other stays with the default deny", () => {
  expect(spec({ connectsTo: [database] })).toMatchObject({ policy_types: ["Egress"] });
  expect(spec({ connectsTo: [database] })).not.toHaveProperty("ingress");
  expect(spec({ accepts: [{ ports: [80], from: "members" }] })).toMatchObject({ policy_types: ["Ingress"] });
  expect(spec({ accepts: [{ ports: [80], from: "members" }] })).not.toHaveProperty("egress");
});

describe("ingress", () => {
  test("GIVEN clients of an endpoint THEN whoever carries its labels in a namespace of the environment is let in", () => {
    expect(spec({ accepts: [{ ports: [5432], from: { clientsOf: database } }] })).toMatchObject({
      ingress: [
        {
          ports: [{ port: "5432", protocol: "TCP" }],
          from: [
            {
              namespace_selector: { match_labels: { "gantry.dev/environment": "sample" } },
              pod_selector: { match_labels: { "gantry.dev/client-of-db": "true" } },
            },
          ],
        },
      ],
    });
  });

  test("GIVEN scope namespace THEN only clients of its own namespace are let in: its labels are not ours", () => {
    const options = { environment: { scope: "namespace" } };

    expect(spec({ accepts: [{ ports: [5432], from: { clientsOf: database } }] }, options)).toMatchObject({
      ingress: [{ from: [{ pod_selector: { match_labels: { "gantry.dev/client-of-db": "true" } } }] }],
    });
    expect(
      JSON.stringify(spec({ accepts: [{ ports: [5432], from: { clientsOf: database } }] }, options)),
    ).not.toContain("namespace_selector");
  });

  test("GIVEN members THEN the workload's own pods are let in", () => {
    expect(spec({ accepts: [{ ports: [8008, 5432], from: "members" }] })).toMatchObject({
      ingress: [
        {
          ports: [
            { port: "8008", protocol: "TCP" },
            { port: "5432", protocol: "TCP" },
          ],
          from: [
            {
              pod_selector: {
                match_labels: { "app.kubernetes.io/name": "app", "app.kubernetes.io/instance": "sample" },
              },
            },
          ],
        },
      ],
    });
  });

  test("GIVEN networks THEN their addresses are let in", () => {
    expect(spec({ accepts: [{ ports: [80], from: { cidrs: ["10.0.0.0/8", "fc00::/7"] } }] })).toMatchObject({
      ingress: [{ from: [{ ip_block: { cidr: "10.0.0.0/8" } }, { ip_block: { cidr: "fc00::/7" } }] }],
    });
  });
});

describe("egress", () => {
  test("GIVEN pods of the same namespace THEN they are selected by their labels alone", () => {
    expect(spec({ connectsTo: [database] })).toMatchObject({
      egress: [{ ports: [{ port: "5432", protocol: "TCP" }], to: [{ pod_selector: { match_labels: { app: "db" } } }] }],
    });
    expect(JSON.stringify(spec({ connectsTo: [database] }))).not.toContain("namespace_selector");
  });

  test("GIVEN pods of another namespace THEN it is selected by its name", () => {
    expect(spec({ connectsTo: [{ ...database, namespace: "data" }] })).toMatchObject({
      egress: [
        {
          to: [
            {
              namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "data" } },
              pod_selector: { match_labels: { app: "db" } },
            },
          ],
        },
      ],
    });
  });

  test("GIVEN addresses THEN they are let out to, on their ports", () => {
    expect(spec({ connectsTo: [{ kind: "addresses", cidrs: ["10.96.0.1/32"], ports: [443, 6443] }] })).toMatchObject({
      egress: [
        {
          ports: [
            { port: "443", protocol: "TCP" },
            { port: "6443", protocol: "TCP" },
          ],
          to: [{ ip_block: { cidr: "10.96.0.1/32" } }],
        },
      ],
    });
  });
});

describe("addresses with exceptions", () => {
  const everywhere = (...except: readonly string[]): Traffic => ({
    connectsTo: [{ kind: "addresses", cidrs: ["0.0.0.0/0", "::/0"], except, ports: [443] }],
  });

  test("GIVEN exceptions of both families THEN each stands with its network: the API server refuses it with the other", () => {
    expect(spec(everywhere("10.0.0.0/8", "fc00::/7", "169.254.169.254/32"))).toMatchObject({
      egress: [
        {
          to: [
            { ip_block: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8", "169.254.169.254/32"] } },
            { ip_block: { cidr: "::/0", except: ["fc00::/7"] } },
          ],
        },
      ],
    });
  });

  test("GIVEN an exception that lies in no network, or is all of one THEN it is refused, for it would do nothing", () => {
    const inside = (except: string): Traffic => ({
      connectsTo: [{ kind: "addresses", cidrs: ["10.0.0.0/8"], except: [except], ports: [443] }],
    });

    expect(() => spec(inside("192.168.0.0/16"))).toThrow(
      "app: 192.168.0.0/16 is excepted from 10.0.0.0/8, and lies in none",
    );
    expect(() => spec(inside("10.0.0.0/8"))).toThrow("10.0.0.0/8 is excepted from 10.0.0.0/8");
  });
});

describe("refused, because Kubernetes takes an empty list for all", () => {
  test.each<[string, Traffic, string]>([
    ["networks let in", { accepts: [{ ports: [80], from: { cidrs: [] } }] }, "cidrs"],
    ["ports let in on", { accepts: [{ ports: [], from: "members" }] }, "ports"],
    ["client labels", { accepts: [{ ports: [80], from: { clientsOf: { ...database, clientLabels: {} } } }] }, "labels"],
    ["networks let out to", { connectsTo: [{ kind: "addresses", cidrs: [], ports: [443] }] }, "cidrs"],
    ["ports let out to", { connectsTo: [{ ...database, ports: [] }] }, "ports"],
    ["pod labels", { connectsTo: [{ ...database, podLabels: {} }] }, "labels"],
  ])("GIVEN no %s THEN the rule is refused", (_what, traffic, missing) => {
    expect(() => spec(traffic)).toThrow(
      `app: a network rule without ${missing} would let everything through; name them, or leave the rule out`,
    );
  });
});

describe("pods whose account has a cloud identity", () => {
  const egress = (pod: Partial<PodOptions>, grants: ServiceAccountProps["grants"]) =>
    synthesized((scope, context) => {
      const serviceAccount = new ServiceAccount(scope, "account", { context, name: "api", grants: grants ?? [] });
      new WorkloadNetworkPolicy(scope, "network", { context, name: "api", pod: { ...pod, serviceAccount } });
    })
      .resources("kubernetes_network_policy_v1")
      .map((policy) => policy.at("spec", "egress"));

  test("GIVEN grants THEN they are let out to their credentials, whatever else they connect to", () => {
    expect(egress({}, [{ kind: "callerIdentity" }])).toEqual([
      [{ ports: [{ port: "80", protocol: "TCP" }], to: [{ ip_block: { cidr: "192.0.2.23/32" } }] }],
    ]);
  });

  test("GIVEN no grants, or the node's network, which no policy reaches THEN there is no policy for it", () => {
    expect(egress({}, [])).toEqual([]);
    expect(egress({ hostNetwork: { reason: "it watches the node" } }, [{ kind: "callerIdentity" }])).toEqual([]);
  });
});
