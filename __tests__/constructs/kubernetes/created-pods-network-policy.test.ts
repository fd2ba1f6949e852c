import type { PodEndpoint } from "../../../constructs/contracts/network-endpoint";
import {
  CreatedPodsNetworkPolicy,
  type CreatedPodsNetworkPolicyProps,
} from "../../../constructs/kubernetes/created-pods-network-policy";
import { ServiceAccount, type ServiceAccountProps } from "../../../constructs/kubernetes/service-account";
import { synthesized } from "../../support/component-context";

const database: PodEndpoint = {
  kind: "pods",
  namespace: "sample",
  podLabels: { app: "db" },
  ports: [5432],
  clientLabels: { "gantry.dev/client-of-db": "true" },
};
const internet = { kind: "addresses", cidrs: ["0.0.0.0/0"], except: ["10.0.0.0/8"], ports: [443] } as const;

function policies(props: Partial<Omit<CreatedPodsNetworkPolicyProps, "context">> = {}) {
  return synthesized((scope, context) => {
    const podLabels = { app: "worker" };
    new CreatedPodsNetworkPolicy(scope, "network", { context, name: "workers", podLabels, ...props });
  }).resources("kubernetes_network_policy_v1");
}

const named = (name: RegExp, props: Partial<Omit<CreatedPodsNetworkPolicyProps, "context">>) =>
  policies(props).find((policy) => name.test(String(policy.name)));

test("GIVEN nothing THEN the pods are cut off in both directions: their namespace may be open", () => {
  const [only, ...more] = policies();

  expect(more).toEqual([]);
  expect(only?.body).toMatchObject({ metadata: { name: "workers", namespace: "sample" } });
  expect(only?.at("spec")).toEqual({
    pod_selector: { match_labels: { app: "worker" } },
    policy_types: ["Ingress", "Egress"],
  });
});

describe("pods that connect to pods", () => {
  test("GIVEN one namespace THEN they are let out, and let in by labels of theirs on the other side", () => {
    const props = { connectsTo: [database] };

    expect(named(/^workers$/, props)?.at("spec", "egress")).toEqual([
      { ports: [{ port: "5432", protocol: "TCP" }], to: [{ pod_selector: { match_labels: { app: "db" } } }] },
    ]);
    expect(named(/^workers-[0-9a-f]{10}$/, props)?.body).toMatchObject({
      metadata: { namespace: "sample" },
      spec: {
        pod_selector: { match_labels: { app: "db" } },
        policy_types: ["Ingress"],
        ingress: [
          { ports: [{ port: "5432", protocol: "TCP" }], from: [{ pod_selector: { match_labels: { app: "worker" } } }] },
        ],
      },
    });
    expect(JSON.stringify(policies(props).map(({ body }) => body))).not.toContain("namespace_selector");
  });

  test("GIVEN two namespaces THEN each side names the other's", () => {
    const props = { namespace: "gpu-dev", connectsTo: [database] };
    const space = (name: string) => ({ match_labels: { "kubernetes.io/metadata.name": name } });

    expect(named(/^workers$/, props)?.body).toMatchObject({
      metadata: { namespace: "gpu-dev" },
      spec: { egress: [{ to: [{ namespace_selector: space("sample") }] }] },
    });
    expect(named(/^workers-/, props)?.body).toMatchObject({
      metadata: { namespace: "sample" },
      spec: { ingress: [{ from: [{ namespace_selector: space("gpu-dev") }] }] },
    });
  });

  test("GIVEN two programs' pods of one name in two namespaces THEN their policies on the other side do not collide", () => {
    const [one, other] = ["a", "b"].map((namespace) => named(/^workers-/, { namespace, connectsTo: [database] })?.name);

    expect(one).not.toBe(other);
  });
});

test("GIVEN addresses THEN the pods are let out to them but for the exceptions, and nobody lets them in", () => {
  const [only, ...more] = policies({ connectsTo: [internet] });

  expect(more).toEqual([]);
  expect(only?.at("spec", "egress")).toEqual([
    {
      ports: [{ port: "443", protocol: "TCP" }],
      to: [{ ip_block: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } }],
    },
  ]);
});

test("GIVEN whom they accept THEN members are pods of their labels, and clients those of the environment", () => {
  const accepts = [
    { ports: [22], from: { clientsOf: database } },
    { ports: [29500], from: "members" },
  ] as const;

  expect(policies({ accepts })[0]?.at("spec", "ingress")).toEqual([
    {
      ports: [{ port: "22", protocol: "TCP" }],
      from: [
        {
          namespace_selector: { match_labels: { "gantry.dev/environment": "sample" } },
          pod_selector: { match_labels: { "gantry.dev/client-of-db": "true" } },
        },
      ],
    },
    { ports: [{ port: "29500", protocol: "TCP" }], from: [{ pod_selector: { match_labels: { app: "worker" } } }] },
  ]);
});

test.each([
  ["labels of the pods", { podLabels: {} }, "labels"],
  ["labels of the pods they connect to", { connectsTo: [{ ...database, podLabels: {} }] }, "labels"],
  ["ports", { connectsTo: [{ ...database, ports: [] }] }, "ports"],
])("GIVEN no %s THEN it is refused, because Kubernetes takes it for all", (_what, props, missing) => {
  expect(() => policies(props)).toThrow(`workers: a network rule without ${missing} would let everything through`);
});

test("GIVEN the pods' account THEN they reach where it gets its cloud credentials; without grants nothing more", () => {
  const egress = (grants: ServiceAccountProps["grants"] = []) =>
    synthesized((scope, context) => {
      const serviceAccount = new ServiceAccount(scope, "account", { context, name: "worker", grants });
      const podLabels = { app: "worker" };
      new CreatedPodsNetworkPolicy(scope, "network", { context, name: "workers", podLabels, serviceAccount });
    })
      .resource("kubernetes_network_policy_v1")
      .at("spec", "egress");

  expect(egress()).toBeUndefined();
  expect(egress([{ kind: "callerIdentity" }])).toEqual([
    { ports: [{ port: "80", protocol: "TCP" }], to: [{ ip_block: { cidr: "192.0.2.23/32" } }] },
  ]);
});
