import { userDisks } from "../../../../../constructs/components/gpu-dev/runtime/user-disks";
import { FakeCluster } from "../../../../support/fake-cluster";
import { holders, rights } from "../runtime/rights";
import { amazon, google } from "../runtime/sample-clouds";
import { builtProcessor } from "./built-processor";

describe("rights on the Kubernetes API", () => {
  const template = builtProcessor();

  test("GIVEN pollers THEN they make and follow Jobs of their namespace, and nothing else", () => {
    expect(rights(template.resource("kubernetes_role_v1", "reservation-poller"))).toEqual([
      "batch/jobs: create list",
      "batch/jobs/status: get",
      "pods: list",
      "pods/log: get",
    ]);
    expect(holders(template, "role", "reservation-poller")).toEqual(["sample/reservation-poller-sa"]);
  });

  test("GIVEN workers THEN they make, look at and end what belongs to dev pods; no secrets, no volume claims", () => {
    expect(rights(template.resource("kubernetes_role_v1", "reservation-processor"))).toEqual([
      "pods: get list create delete",
      "pods/log: get",
      "pods/exec: get create",
      "services: get create delete",
      "events: list",
      "batch/jobs: get create delete",
    ]);
    expect(holders(template, "role", "reservation-processor")).toEqual(["sample/reservation-processor-sa"]);
  });

  test("GIVEN workers THEN across the cluster they only read nodes, and list pods and services", () => {
    const name = "sample-reservation-processor";

    expect(rights(template.resource("kubernetes_cluster_role_v1", name))).toEqual([
      "nodes: get list",
      "pods: list",
      "services: list",
    ]);
    expect(holders(template, "cluster_role", name)).toEqual(["sample/reservation-processor-sa"]);
  });

  test("GIVEN accounts THEN no pod gets a token that does not ask for it", () => {
    for (const account of template.resources("kubernetes_service_account_v1")) {
      expect(account.at("automount_service_account_token")).toBe(false);
    }
  });
});

describe("cloud identity", () => {
  const { mark, activeVolume, deletion, newSnapshot } = userDisks;
  const grants = (settings: object) => {
    const cluster = new FakeCluster();
    builtProcessor(settings, cluster);
    return Object.fromEntries(cluster.identityRequests.map((request) => [request.serviceAccount, request.grants]));
  };

  test("GIVEN no cloud, or Google whose disks nobody makes THEN nothing is asked for", () => {
    for (const cloud of [{ kind: "none" }, google]) {
      expect(grants({ cloud })).toEqual({ "reservation-poller-sa": [], "reservation-processor-sa": [] });
    }
  });

  test("GIVEN Amazon with nothing optional THEN workers manage disks and snapshots and look at machines; pollers nothing", () => {
    const { kind, region, zone } = amazon;

    expect(grants({ cloud: { kind, region, zone } })).toEqual({
      "reservation-poller-sa": [],
      "reservation-processor-sa": [
        { kind: "volumes", mark, verbs: ["read", "create", "delete"], tags: activeVolume },
        { kind: "snapshots", mark, verbs: ["read", "create", "delete"], tags: deletion, tagsLater: newSnapshot },
        { kind: "instances", verbs: ["read"] },
      ],
    });
  });

  test("GIVEN file systems, custom images and a bucket THEN each adds its grant", () => {
    const settings = { cloud: amazon, customImages: "registry.example.com/custom" };
    const doors = { subnets: ["subnet-1", "subnet-2"], securityGroup: "sg-0123" };

    expect(grants(settings)["reservation-processor-sa"]?.slice(3)).toEqual([
      { kind: "sharedFileSystems", mark, verbs: ["read", "create"], ...doors },
      { kind: "imageRegistry", repository: "registry.example.com/custom", verbs: ["read"] },
      { kind: "objectStorage", bucket: "disk-contents", access: "write" },
    ]);
  });
});

describe("network of workers", () => {
  test("GIVEN a cloud identity THEN workers reach where their account gets its credentials", () => {
    expect(egress({ cloud: amazon }).at(-1)).toMatchObject({
      ports: [{ port: "80" }],
      to: [{ ip_block: { cidr: "192.0.2.23/32" } }],
    });
    expect(JSON.stringify(egress({}))).not.toContain("192.0.2.23");
  });

  const policies = (settings: object) => builtProcessor(settings).resources("kubernetes_network_policy_v1");
  const egress = (settings: object) =>
    policies(settings)
      .find(({ name }) => name === "reservation-worker")
      ?.at("spec", "egress") as readonly { readonly to: readonly { readonly ip_block?: object }[] }[];

  test("GIVEN no cloud THEN they reach the database, the API server and HTTPS on the internet, but no private network", () => {
    const [database, apiServer, internet, ...others] = egress({});

    expect(database).toMatchObject({ ports: [{ port: "5432" }] });
    expect(apiServer).toMatchObject({ to: [{ ip_block: { cidr: "10.96.0.1/32" } }] });
    // GitHub tells users' public keys.
    expect(internet).toMatchObject({
      ports: [{ port: "443" }],
      to: [{ ip_block: { cidr: "0.0.0.0/0", except: expect.arrayContaining(["10.0.0.0/8", "169.254.0.0/16"]) } }],
    });
    expect(others).toEqual([]);
  });

  test("GIVEN Amazon THEN private addresses are meant too: its APIs may have them", () => {
    expect(egress({ cloud: amazon })[2]?.to).toEqual([{ ip_block: { cidr: "0.0.0.0/0" } }]);
  });

  test("GIVEN workers THEN nobody is let in to them, and the database lets them in", () => {
    const worker = policies({}).find(({ name }) => name === "reservation-worker");
    const admission = policies({}).find(({ name }) => String(name).startsWith("reservation-worker-"));

    expect(worker?.at("spec")).toMatchObject({
      pod_selector: { match_labels: { app: "reservation-worker" } },
      policy_types: ["Ingress", "Egress"],
    });
    expect(worker?.at("spec", "ingress")).toBeUndefined();
    expect(admission?.at("spec", "ingress")).toMatchObject([
      { ports: [{ port: "5432" }], from: [{ pod_selector: { match_labels: { app: "reservation-worker" } } }] },
    ]);
  });
});
