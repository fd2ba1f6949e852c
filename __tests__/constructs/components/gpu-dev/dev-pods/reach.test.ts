import type { Template } from "../../../../support/template";
import { because, builtDevPods as built } from "./built-dev-pods";

const policy = (template: Template, name: string, direction: string) =>
  template.resource("kubernetes_network_policy_v1", name).at("spec", direction);

describe("network", () => {
  test("GIVEN the smallest settings THEN SSH and Jupyter answer private networks, and users cannot reach each other", () => {
    const template = built();

    expect(policy(template, "dev-pods", "ingress")).toEqual([
      {
        ports: [
          { port: "22", protocol: "TCP" },
          { port: "8888", protocol: "TCP" },
        ],
        from: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((cidr) => ({ ip_block: { cidr } })),
      },
    ]);
    expect(template.resources("kubernetes_network_policy_v1")).toHaveLength(1);
  });

  test("GIVEN the smallest settings THEN pods reach the internet for git and the web, and neither private networks nor the metadata", () => {
    const [internet, ...others] = policy(built(), "dev-pods", "egress") as Record<string, never>[];
    const [{ ip_block: block } = { ip_block: undefined }] = (internet?.to ?? []) as { ip_block: unknown }[];

    expect(others).toEqual([]);
    expect(internet?.ports).toEqual(["22", "80", "443"].map((port) => ({ port, protocol: "TCP" })));
    expect(block).toEqual({
      cidr: "0.0.0.0/0",
      except: expect.arrayContaining([
        "10.0.0.0/8",
        "100.64.0.0/10",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
      ]),
    });
  });

  test("GIVEN clients, ports and another network THEN those are let in and out", () => {
    const reaches = [{ cidrs: ["10.9.0.0/16"], ports: [8443], ...because }];
    const template = built({ reachableFrom: ["203.0.113.0/24"], internetPorts: [443], reaches });

    expect(policy(template, "dev-pods", "ingress")).toMatchObject([
      { from: [{ ip_block: { cidr: "203.0.113.0/24" } }] },
    ]);
    expect(policy(template, "dev-pods", "egress")).toMatchObject([
      { ports: [{ port: "443" }] },
      { ports: [{ port: "8443" }], to: [{ ip_block: { cidr: "10.9.0.0/16" } }] },
    ]);
    expect(policy(built({ internetPorts: [] }), "dev-pods", "egress")).toBeUndefined();
  });

  test("GIVEN builds THEN their pods reach what dev pods reach, and nobody reaches them", () => {
    const template = built({ builds: because });

    expect(policy(template, "dev-pods-builds", "pod_selector")).toEqual({ match_labels: { app: "buildkit" } });
    expect(policy(template, "dev-pods-builds", "egress")).toEqual(policy(template, "dev-pods", "egress"));
    expect(policy(template, "dev-pods-builds", "ingress")).toBeUndefined();
  });

  test("GIVEN rendezvous THEN dev pods reach each other's ports, but not Docker's, Jupyter's or SSH's", () => {
    const pods = [{ pod_selector: { match_labels: { app: "gpu-dev-pod" } } }];
    const ports = [
      { port: "1024", end_port: 2375, protocol: "TCP" },
      { port: "2377", end_port: 8887, protocol: "TCP" },
      { port: "8889", end_port: 65535, protocol: "TCP" },
    ];
    const template = built({ rendezvous: because });

    expect(policy(template, "dev-pods-rendezvous", "ingress")).toEqual([{ ports, from: pods }]);
    expect(policy(template, "dev-pods-rendezvous", "egress")).toEqual([{ ports, to: pods }]);
  });
});

describe("people", () => {
  test("GIVEN no groups THEN nobody gets a right", () => {
    expect(built().resources("kubernetes_role_v1")).toEqual([]);
  });

  test("GIVEN groups THEN they may look at pods, logs, services, events and the types; no verb changes or enters anything", () => {
    const template = built({ readers: ["users"] });
    const granted = template.resource("kubernetes_role_v1").at("rule") as { resources: string[]; verbs: string[] }[];

    expect(granted.flatMap(({ resources }) => resources)).toEqual([
      "pods",
      "services",
      "pods/log",
      "events",
      "configmaps",
    ]);
    expect([...new Set(granted.flatMap(({ verbs }) => verbs))].sort()).toEqual(["get", "list", "watch"]);
    expect(template.resource("kubernetes_role_binding_v1").at("subject")).toEqual([
      { kind: "Group", name: "users", api_group: "rbac.authorization.k8s.io" },
    ]);
  });
});
