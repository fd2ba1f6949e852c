import { type NetworkPolicy, NetworkReach } from "./network-reach";

const namespaces = { one: { team: "a" }, two: { team: "b" } };
const client = { namespace: "one", labels: { app: "client" } };
const server = { namespace: "two", labels: { app: "server" } };

function policy(namespace: string, spec: Partial<NetworkPolicy["spec"]>): NetworkPolicy {
  return {
    metadata: { namespace, name: "policy" },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], ...spec },
  };
}

const reaches = (policies: readonly NetworkPolicy[], port = 80) =>
  new NetworkReach(policies, namespaces).reaches(client, server, port);

const out = (rule: object) => policy("one", { policyTypes: ["Egress"], egress: [rule] });
const into = (rule: object) => policy("two", { policyTypes: ["Ingress"], ingress: [rule] });

test("GIVEN no policy THEN everything reaches everything", () => {
  expect(reaches([])).toBe(true);
});

test("GIVEN a default deny at either end THEN nothing gets through", () => {
  expect(reaches([policy("one", {})])).toBe(false);
  expect(reaches([policy("two", {})])).toBe(false);
});

test("GIVEN policies that name each other's pods THEN the connection is let out and in, and only on its port", () => {
  const policies = [
    out({
      ports: [{ port: 80 }],
      to: [{ namespaceSelector: { matchLabels: { team: "b" } }, podSelector: { matchLabels: { app: "server" } } }],
    }),
    into({ ports: [{ port: 80 }], from: [{ namespaceSelector: { matchLabels: { team: "a" } } }] }),
  ];

  expect(reaches(policies)).toBe(true);
  expect(reaches(policies, 81)).toBe(false);
});

test("GIVEN a peer without a namespace selector THEN it means pods of the policy's own namespace", () => {
  expect(reaches([into({ from: [{ podSelector: { matchLabels: { app: "client" } } }] })])).toBe(false);
});

test("GIVEN one policy that denies and one that allows THEN what any allows is allowed", () => {
  expect(reaches([policy("two", {}), into({})])).toBe(true);
});

test("GIVEN a rule by address THEN it is for addresses outside pods, without its exceptions", () => {
  const reach = new NetworkReach(
    [out({ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } }] })],
    namespaces,
  );

  expect(reach.reaches(client, { address: "203.0.113.1" }, 443)).toBe(true);
  expect(reach.reaches(client, { address: "10.1.2.3" }, 443)).toBe(false);
  expect(reach.reaches(client, server, 443)).toBe(false);
});
