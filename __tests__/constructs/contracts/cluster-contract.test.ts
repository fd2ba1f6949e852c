import fs from "node:fs";
import path from "node:path";
import { interfaceEndpoints } from "../../../config/schema/eks/network";
import type { Target } from "../../../config/schema/target";
import { targetCapabilities } from "../../../config/target-capabilities";
import { clusterFactory } from "../../../stacks/cluster-factory";
import { eksTarget } from "../../support/eks-target";
import { FakeCluster } from "../../support/fake-cluster";
import { resolvedEnvironment } from "../../support/resolved-environment";
import { type Artifacts, type ClusterCase, clusterContract } from "./cluster-contract";

const machine = { outdir: "", kubeconfigPaths: ["~/.kube/config"] };
const access = { kubeconfig: { context: "lab" }, kubernetesVersion: "1.35" };
const offered = {
  sharedFiles: { storageClass: "nfs" },
  secretStore: { kind: "ClusterSecretStore", name: "vault" },
  volumeSnapshots: { driver: "ebs.csi.aws.com" },
  certificateIssuer: { kind: "ClusterIssuer", name: "ca" },
  registryHosts: "/etc/containerd/certs.d",
  nodePools: {
    gpus: { purpose: "gpu", gpu: "h100", machine: "p5.48xlarge", labels: { type: "h100" }, nodes: 2 },
    reserve: { purpose: "gpu", gpu: "t4", capacity: "spot", labels: { type: "t4" }, nodes: 1 },
    system: { purpose: "system", nodes: 3 },
    builds: { purpose: "build", labels: { type: "build" }, nodes: 1 },
  },
};

/** Targets as an environment writes them. */
const targets = {
  existing: {
    everything: {
      kind: "existing",
      ...access,
      ...offered,
      storageClass: "fast",
      loadBalancers: { internal: {}, internet: {} },
    },
    nothing: { kind: "existing", ...access },
  },
  k3s: {
    everything: { kind: "k3s", ...access, ...offered },
    nothing: { kind: "k3s", ...access, serviceLoadBalancer: "none" },
  },
  eks: {
    everything: {
      ...eksTarget,
      sharedFiles: { fileSystems: { shared: {} } },
      secretStore: offered.secretStore,
      certificateIssuer: offered.certificateIssuer,
      buckets: { disks: {} },
      karpenter: {},
      nodePools: {
        gpus: { purpose: "gpu", gpu: "h100", machines: ["p5.48xlarge"], nodes: { min: 0, max: 2 } },
        reserve: { purpose: "gpu", gpu: "t4", capacity: { kind: "spot" }, nodes: { min: 0, max: 1 } },
        system: eksTarget.nodePools.system,
        builds: { purpose: "build", machines: ["c7i.8xlarge"], nodes: { min: 0, max: 1 } },
      },
    },
    // Amazon's own drivers, identities and internal load balancers are there in any case.
    nothing: { ...eksTarget, network: { ...eksTarget.network, nat: "none", endpoints: [...interfaceEndpoints] } },
  },
} as const;

function declared(kind: keyof typeof targets): ClusterCase {
  return {
    kind,
    cluster: (offers: "everything" | "nothing", artifacts: Artifacts = {}) =>
      clusterFactory(resolvedEnvironment({ target: targets[kind][offers], artifacts }), machine),
  };
}

clusterContract(declared("existing"));
clusterContract(declared("k3s"));
clusterContract({
  ...declared("eks"),
  always: ["blockStorage", "volumeSnapshots", "registryHosts", "cloudIdentity", "internalLoadBalancers"],
  loadBalancers: "terraform",
});
clusterContract({
  kind: "fake",
  cluster: (offers, artifacts) =>
    new FakeCluster({ ...(offers === "nothing" ? { capabilities: [] } : {}), ...artifacts }),
});

describe.each(Object.keys(targets) as (keyof typeof targets)[])("a %s target", (kind) => {
  test.each(["everything", "nothing"] as const)(
    "that offers %s: configuration and cluster know the same capabilities",
    (offers) => {
      const { target } = resolvedEnvironment({ target: targets[kind][offers] });
      const known = targetCapabilities(target as Target);

      expect([...declared(kind).cluster(offers).info.capabilities].sort()).toEqual([...known].sort());
    },
  );
});

test("the contract stays under ten members; a new need becomes a facet", () => {
  const source = fs.readFileSync(path.join(__dirname, "../../../constructs/contracts/kubernetes-cluster.ts"), "utf8");
  const members = source.match(/^ {2}(readonly )?\w+\??[(:]/gm) ?? [];

  expect(members.length).toBeGreaterThan(5);
  expect(members.length).toBeLessThan(10);
});
