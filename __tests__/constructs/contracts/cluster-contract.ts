import { TerraformStack } from "cdktf";
import type { Capability } from "../../../config/capability";
import type { KubernetesCluster } from "../../../constructs/contracts/kubernetes-cluster";
import { Template } from "../../support/template";
import { unwrittenApp } from "../../support/unwritten-app";
import { expose, exposureContract } from "./exposure-contract";

/** What a target can be told of where artifacts come from. */
export interface Artifacts {
  readonly mirror?: string;
  readonly pullSecret?: string;
}

/** One implementation of the contract: everything that a target of the kind can offer, and a target that offers nothing. */
export interface ClusterCase {
  readonly kind: string;
  /** What a target of the kind offers, whatever is left out of it. Default: nothing. */
  readonly always?: readonly Capability[];
  /** Who makes its load balancers: the cluster, from Services, or Terraform beside them. Default: the cluster. */
  readonly loadBalancers?: "cluster" | "terraform";
  cluster(offers: "everything" | "nothing", artifacts?: Artifacts): KubernetesCluster;
}

const bucket = { kind: "objectStorage", bucket: "disks", access: "read" } as const;

/** What a component asks for when it needs a capability: it succeeds exactly where the target says it offers it. */
const asking: Readonly<Record<Capability, (cluster: KubernetesCluster) => unknown>> = {
  blockStorage: ({ storage }) => storage.blockClass,
  sharedFiles: ({ storage }) => storage.sharedFiles?.storageClass,
  secretStore: ({ secretStore }) => secretStore?.name,
  internalLoadBalancers: ({ exposure }) => expose(exposure, { reach: "internal" }),
  internetLoadBalancers: ({ exposure }) => expose(exposure, { reach: "internet", cidrs: ["203.0.113.0/24"] }),
  gpus: ({ nodePools }) => nodePools.place({ purpose: "gpu", gpu: "h100", count: 1 }),
  efa: ({ nodePools }) => nodePools.place({ purpose: "every", node: "efa" }),
  spotNodes: ({ nodePools }) => nodePools.place({ purpose: "every", node: "spot" }),
  nodeAutoscaler: ({ nodePools }) => nodePools.autoscaler?.instanceProfile,
  volumeSnapshots: ({ storage }) => storage.snapshotDriver,
  certificateIssuer: ({ certificateIssuer }) => certificateIssuer?.name,
  registryHosts: ({ images }) => images.hostsFolder,
  cloudIdentity: ({ identity }) =>
    identity.bind(stack(), "identity", { namespace: "sample", serviceAccount: "api", grants: [bucket] }),
};

function stack(name = "consumer"): TerraformStack {
  return new TerraformStack(unwrittenApp(), name);
}

function connected(cluster: KubernetesCluster, consumer = stack()): Template {
  cluster.connect(consumer);
  return Template.of(consumer);
}

/** Expressions of Terraform in all texts of a value. */
function expressions(value: unknown): readonly string[] {
  return JSON.stringify(value ?? null).match(/\$\{[^}]*\}/g) ?? [];
}

/** The two providers are of two generations: one writes a nested block as a list of one, the other as an object. */
function unlisted(fields: object | undefined): object {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([key, value]) => [key, key === "exec" ? [value].flat() : value]),
  );
}

/** The suite that every implementation of `KubernetesCluster` passes, and the fake that components are tested on. */
export function clusterContract({ kind, always = [], loadBalancers, cluster }: ClusterCase): void {
  describe(`a ${kind} cluster`, () => {
    describe.each(["everything", "nothing"] as const)("that offers %s", (offers) => {
      const tested = cluster(offers);

      test("is named, of a known minor version, and says where pods reach its API server", () => {
        expect(tested.info.name).not.toBe("");
        expect(tested.info.kubernetesVersion).toMatch(/^1\.\d+$/);
        expect(tested.info.apiServer.cidrs).not.toEqual([]);
        expect(tested.info.apiServer.ports).not.toEqual([]);
      });

      test.each(Object.keys(asking) as Capability[])("gives %s exactly where its capabilities say so", (capability) => {
        const given = (() => {
          try {
            return asking[capability](tested) !== undefined;
          } catch {
            return false;
          }
        })();

        expect(given).toBe(tested.info.capabilities.has(capability));
      });

      test("places control-plane pods, with no extended resources", () => {
        expect(tested.nodePools.place({ purpose: "system" }).extendedResources).toEqual({});
        expect(tested.nodePools.systemNodes).toBeGreaterThanOrEqual(0);
      });

      test("binds a service account without grants, wherever it is", () => {
        const request = { namespace: "sample", serviceAccount: "api", grants: [] };

        expect(tested.identity.bind(stack(), "identity", request).dependencies).toEqual([]);
      });

      test("connects the kubernetes and the helm provider to one cluster, in the consumer's own stack", () => {
        const template = connected(tested);

        const [kubernetes, ...more] = template.at("provider", "kubernetes") as object[];
        const [helm] = template.at("provider", "helm") as { kubernetes: object }[];
        expect(more).toEqual([]);
        expect(kubernetes).not.toEqual({});
        expect(unlisted(helm?.kubernetes)).toEqual(unlisted(kubernetes));
      });

      test("connects by literals, or by what data sources find under literals, and from no resource of the same state", () => {
        const template = connected(tested);

        expect(expressions(template.at("provider")).filter((expression) => !/\bdata\./.test(expression))).toEqual([]);
        expect(template.data().flatMap(({ body }) => expressions(body))).toEqual([]);
        expect(template.resources()).toEqual([]);
      });

      test("connects with no token, password or key: each run asks for new ones", () => {
        const provider = JSON.stringify(connected(tested).at("provider"));

        expect(provider).not.toMatch(/"(token|password|username|client_key|client_certificate)"/);
      });

      test("connects any number of stacks, all in the same way", () => {
        const app = unwrittenApp();
        const [one, other] = ["one", "other"].map((name) => connected(tested, new TerraformStack(app, name)));

        expect(one?.at("provider")).toEqual(other?.at("provider"));
      });
    });

    exposureContract({ always, cluster, ...(loadBalancers ? { loadBalancers } : {}) });

    describe("node pools", () => {
      test("give GPUs by the extended resource of their type, and as many as asked for", () => {
        const placement = cluster("everything").nodePools.place({ purpose: "gpu", gpu: "h100", count: 8 });

        expect(placement.extendedResources).toEqual({ "nvidia.com/gpu": "8" });
      });

      test("refuse a GPU that no pool has, by its name", () => {
        expect(() => cluster("nothing").nodePools.place({ purpose: "gpu", gpu: "h100", count: 1 })).toThrow(
          "no node pool has h100",
        );
      });

      test("place builds, with no extended resources, wherever it is", () => {
        for (const offers of ["everything", "nothing"] as const) {
          expect(cluster(offers).nodePools.place({ purpose: "build" }).extendedResources).toEqual({});
        }
      });

      test("place a pod on every node whatever its taints, and take no GPU from it", () => {
        for (const offers of ["everything", "nothing"] as const) {
          expect(cluster(offers).nodePools.place({ purpose: "every", node: "any" })).toEqual({
            nodeSelector: {},
            tolerations: [{}],
            extendedResources: {},
          });
        }
      });

      test.each(["gpu", "efa", "spot"] as const)("place a pod on every %s node, found by its labels", (node) => {
        const { nodeSelector, anyOf, extendedResources } = cluster("everything").nodePools.place({
          purpose: "every",
          node,
        });

        expect(extendedResources).toEqual({});
        for (const labels of anyOf ?? [nodeSelector]) expect(labels).not.toEqual({});
        expect(() => cluster("nothing").nodePools.place({ purpose: "every", node })).toThrow(
          `no node pool has ${node} nodes`,
        );
      });

      test("tell their types, and which of them are spot", () => {
        const { gpuTypes, spotGpuTypes } = cluster("everything").nodePools;

        expect(gpuTypes).toEqual(["h100", "t4"]);
        expect(spotGpuTypes).toEqual(["t4"]);
      });
    });

    if (!always.includes("cloudIdentity")) {
      test("refuses grants without cloud identity, and names the account", () => {
        const request = { namespace: "sample", serviceAccount: "api", grants: [bucket] };

        expect(() => cluster("nothing").identity.bind(stack(), "identity", request)).toThrow(/api.*no cloud identity/);
      });
    }

    describe("images", () => {
      const mirrored = cluster("everything", { mirror: "mirror.example.com", pullSecret: "pull" }).images;
      const { images } = cluster("everything");

      test("come from the mirror under their full upstream name, charts as well, with the pull secret", () => {
        expect(mirrored.image("postgres:18")).toBe("mirror.example.com/docker.io/library/postgres:18");
        expect(mirrored.image("ghcr.io/a/b:1")).toBe("mirror.example.com/ghcr.io/a/b:1");
        expect(mirrored.chartRepository("https://charts.example.com")).toBe(
          "oci://mirror.example.com/charts.example.com",
        );
        expect(mirrored.pullSecret).toBe("pull");
      });

      test("come from upstream without a mirror", () => {
        expect(images.image("ghcr.io/a/b:1")).toBe("ghcr.io/a/b:1");
        expect(images.chartRepository("https://charts.example.com")).toBe("https://charts.example.com");
        expect(images.pullSecret).toBeUndefined();
      });
    });
  });
}
